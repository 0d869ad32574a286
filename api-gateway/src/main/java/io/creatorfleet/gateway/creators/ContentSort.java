package io.creatorfleet.gateway.creators;

import io.creatorfleet.gateway.Words;
import org.jspecify.annotations.Nullable;

/** The orders content is listed in, the greatest first. Unknown numbers come last. */
enum ContentSort {
    PUBLISHED("(extract(epoch FROM c.published_at) * 1000000)::bigint"),
    VIEWS("COALESCE(c.views, -1)"),
    LIKES("COALESCE(c.likes, -1)"),
    ENGAGEMENT("COALESCE(c.likes + c.comments, -1)");

    private final String key;

    ContentSort(String key) {
        this.key = key;
    }

    static ContentSort of(@Nullable String given) {
        return given == null ? PUBLISHED : Words.of(ContentSort.class, given);
    }

    /** The key as an expression, a whole number. */
    String key() {
        return key;
    }
}
