package io.creatorfleet.gateway.creators;

import io.creatorfleet.gateway.Words;
import org.jspecify.annotations.Nullable;

/** The orders creators are listed in. Unknown numbers come last. */
enum CreatorSort {
    FOLLOWERS("COALESCE(c.followers, -1)", "bigint", true),
    ADDED("c.id", "bigint", true),
    USERNAME("lower(c.username)", "text", false);

    private final String key;
    private final String type;
    private final boolean descending;

    CreatorSort(String key, String type, boolean descending) {
        this.key = key;
        this.type = type;
        this.descending = descending;
    }

    static CreatorSort of(@Nullable String given) {
        return given == null ? FOLLOWERS : Words.of(CreatorSort.class, given);
    }

    /** The key as an expression; it is a text in every cursor. */
    String key() {
        return key;
    }

    /** The condition for what follows the place :key, :id. */
    String after() {
        return "(:key::text IS NULL OR (%s, c.id) %s (:key::%s, :id::bigint))"
                .formatted(key, descending ? "<" : ">", type);
    }

    String order() {
        String direction = descending ? "DESC" : "ASC";
        return "%s %s, c.id %s".formatted(key, direction, direction);
    }
}
