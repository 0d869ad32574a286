package io.creatorfleet.gateway.jobs;

import io.creatorfleet.gateway.Refusal;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name of a creator in its one form: no leading at sign, no surrounding spaces, lower case. */
public record CreatorName(String value) {

    // Matched before the case is lowered: some letters outside ASCII have their lower case inside it.
    private static final Pattern INSTAGRAM = Pattern.compile("[A-Za-z0-9._]{1,30}");

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

    private static String withoutAt(String name) {
        return name.startsWith("@") ? name.substring(1).strip() : name;
    }
}
