package io.creatorfleet.cli.creators;

import io.creatorfleet.cli.gateway.Address;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A creator as a person names one: {@code spacex} is an account of Instagram; Reddit has {@code r/space} and {@code u/spez}. */
public record CreatorName(Kind kind, String name) {

    /** What a creator is to its platform. */
    public enum Kind {
        ACCOUNT("/api/instagram/creator", "/api/instagram/creators", "username"),
        SUBREDDIT("/api/reddit/subreddit", "/api/reddit/subreddits", "name"),
        USER("/api/reddit/user", "/api/reddit/users", "username");

        private final String path;
        private final String list;
        private final String field;

        Kind(String path, String list, String field) {
            this.path = path;
            this.list = list;
            this.field = field;
        }

        /** Where all of them are listed. */
        public Address list() {
            return Address.of(list);
        }

        /** Where one is added. */
        public Address addition() {
            return Address.of(path + "/add");
        }

        /** The field of an addition that holds the name. */
        public String field() {
            return field;
        }
    }

    /**
     * The creator that is meant.
     *
     * @param platform null: as the name says
     */
    public static CreatorName of(String given, @Nullable Platform platform) {
        String name = given.strip();
        String lower = name.toLowerCase(Locale.ROOT).replaceFirst("^/", "");
        Kind kind = lower.startsWith("r/")
                ? Kind.SUBREDDIT
                : lower.startsWith("u/") || lower.startsWith("user/") ? Kind.USER : Kind.ACCOUNT;
        if (platform == Platform.REDDIT && kind == Kind.ACCOUNT) {
            throw new IllegalArgumentException(
                    "Reddit has communities and users: say r/%1$s or u/%1$s".formatted(name));
        }
        if (platform == Platform.INSTAGRAM && kind != Kind.ACCOUNT) {
            throw new IllegalArgumentException(name + " is a name of Reddit: leave --platform out, or say reddit");
        }
        return new CreatorName(kind, kind == Kind.ACCOUNT ? name : name.substring(name.lastIndexOf('/') + 1));
    }

    /** The creator of an entry of a list. */
    public static CreatorName ofEntry(String platform, String username) {
        return of(username, "reddit".equals(platform) ? Platform.REDDIT : Platform.INSTAGRAM);
    }

    /** Where it is shown. */
    public Address address() {
        return Address.of(kind.path + "/%s", name);
    }

    /** Where something of it is shown. */
    public Address address(String part) {
        return Address.of(kind.path + "/%s/" + part, name);
    }

    public Platform platform() {
        return kind == Kind.ACCOUNT ? Platform.INSTAGRAM : Platform.REDDIT;
    }

    /** Where the platform shows it. */
    public String profile() {
        return kind == Kind.ACCOUNT
                ? "https://www.instagram.com/%s/".formatted(name)
                : "https://www.reddit.com/%s/%s/".formatted(kind == Kind.SUBREDDIT ? "r" : "user", name);
    }

    /** As a person would name it. */
    @Override
    public String toString() {
        return switch (kind) {
            case ACCOUNT -> name;
            case SUBREDDIT -> "r/" + name;
            case USER -> "u/" + name;
        };
    }
}
