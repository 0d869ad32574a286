package io.creatorfleet.simulator.communities;

import java.util.Locale;

/** Who took a post down; the names are the platform's words. */
public enum Removal {
    MODERATOR,
    REDDIT,
    AUTOMOD_FILTERED,
    AUTHOR,
    DELETED,
    ANTI_EVIL_OPS,
    COPYRIGHT_TAKEDOWN,
    COMMUNITY_OPS,
    CONTENT_TAKEDOWN;

    /** The value of {@code removed_by_category}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether its author did it, whose name then no longer stands at it. */
    public boolean byAuthor() {
        return this == AUTHOR || this == DELETED;
    }

    /** Whether the platform did it, which then strikes the title out. */
    public boolean byPlatform() {
        return this == REDDIT || this == ANTI_EVIL_OPS || this == CONTENT_TAKEDOWN;
    }
}
