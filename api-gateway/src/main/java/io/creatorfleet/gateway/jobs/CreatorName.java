package io.creatorfleet.gateway.jobs;

import io.creatorfleet.gateway.Refusal;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name of a creator in its one form: no leading at sign, no surrounding spaces, lower case; Reddit's say their kind. */
public record CreatorName(String value) {

    // Matched before the case is lowered: some letters outside ASCII have their lower case inside it.
    private static final Pattern INSTAGRAM = Pattern.compile("[A-Za-z0-9._]{1,30}");

    private static final Pattern SUBREDDIT = Pattern.compile("[A-Za-z0-9_]{2,21}");
    private static final Pattern REDDIT_USER = Pattern.compile("[A-Za-z0-9_-]{1,20}");
    private static final Pattern SUBREDDIT_PREFIX = Pattern.compile("^/?r/", Pattern.CASE_INSENSITIVE);
    private static final Pattern USER_PREFIX = Pattern.compile("^(?:/?u(?:ser)?/|@)", Pattern.CASE_INSENSITIVE);

    /** The Instagram name a client means. */
    public static CreatorName instagram(@Nullable String given) {
        String name = given == null ? "" : withoutAt(given.strip());
        if (name.isEmpty()) {
            throw Refusal.badRequest("Username is required");
        }
        if (!INSTAGRAM.matcher(name).matches()) {
            throw Refusal.badRequest("Username may hold letters, digits, dots and underscores");
        }
        return new CreatorName(name.toLowerCase(Locale.ROOT));
    }

    /** The subreddit a client means: {@code r/space}. */
    public static CreatorName subreddit(@Nullable String given) {
        String name = without(SUBREDDIT_PREFIX, given);
        if (name.isEmpty()) {
            throw Refusal.badRequest("Name is required");
        }
        if (!SUBREDDIT.matcher(name).matches()) {
            throw Refusal.badRequest("The name of a subreddit may hold 2 to 21 letters, digits and underscores");
        }
        return new CreatorName("r/" + name.toLowerCase(Locale.ROOT));
    }

    /** The user of Reddit a client means: {@code u/spez}. */
    public static CreatorName redditUser(@Nullable String given) {
        String name = without(USER_PREFIX, given);
        if (name.isEmpty()) {
            throw Refusal.badRequest("Username is required");
        }
        if (!REDDIT_USER.matcher(name).matches()) {
            throw Refusal.badRequest("Username may hold at most 20 letters, digits, underscores and hyphens");
        }
        return new CreatorName("u/" + name.toLowerCase(Locale.ROOT));
    }

    private static String without(Pattern prefix, @Nullable String given) {
        return given == null
                ? ""
                : prefix.matcher(given.strip()).replaceFirst("").strip();
    }

    private static String withoutAt(String name) {
        return name.startsWith("@") ? name.substring(1).strip() : name;
    }
}
