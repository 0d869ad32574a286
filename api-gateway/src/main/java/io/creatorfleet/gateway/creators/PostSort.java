package io.creatorfleet.gateway.creators;

import io.creatorfleet.gateway.Words;
import org.jspecify.annotations.Nullable;

/** The orders the posts of a whole platform are listed in. */
enum PostSort {
    PUBLISHED(ContentSort.PUBLISHED),
    LIKES(ContentSort.LIKES);

    private final ContentSort sort;

    PostSort(ContentSort sort) {
        this.sort = sort;
    }

    static PostSort of(@Nullable String given) {
        return given == null ? PUBLISHED : Words.of("sort", PostSort.class, given);
    }

    ListOrder order() {
        return sort.order();
    }
}
