package io.creatorfleet.gateway.creators;

import io.creatorfleet.gateway.jobs.CreatorName;
import io.creatorfleet.platform.PlatformId;
import java.util.List;

/** What a held creator is to its platform; each kind has addresses of its own. */
enum CreatorKind {
    ACCOUNT(PlatformId.INSTAGRAM, ""),
    SUBREDDIT(PlatformId.REDDIT, "r/"),
    USER(PlatformId.REDDIT, "u/");

    private final PlatformId platform;
    private final String prefix;

    CreatorKind(PlatformId platform, String prefix) {
        this.platform = platform;
        this.prefix = prefix;
    }

    String platform() {
        return platform.key();
    }

    /** What the names of this kind begin with, as they are held. */
    String prefix() {
        return prefix;
    }

    /** The kinds of item that there are of it. */
    List<String> contents() {
        return this == ACCOUNT ? List.of("REEL", "POST") : List.of("POST");
    }

    /** The name as it is held, lower case, of the one a client gives. */
    String held(String given) {
        CreatorName name = switch (this) {
            case ACCOUNT -> CreatorName.instagram(given);
            case SUBREDDIT -> CreatorName.subreddit(given);
            case USER -> CreatorName.redditUser(given);
        };
        return name.value();
    }

    /** The kind whose addresses begin so. */
    static CreatorKind at(String path) {
        if (path.startsWith("/api/reddit/user")) {
            return USER;
        }
        return path.startsWith("/api/reddit/") ? SUBREDDIT : ACCOUNT;
    }
}
