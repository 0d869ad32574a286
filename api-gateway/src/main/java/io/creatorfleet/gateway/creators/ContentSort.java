package io.creatorfleet.gateway.creators;

import io.creatorfleet.gateway.Words;
import org.jspecify.annotations.Nullable;

/** The orders a creator's content is listed in, the greatest first. Unknown numbers come last. */
enum ContentSort {
    PUBLISHED,
    VIEWS,
    LIKES,
    COMMENTS,
    ENGAGEMENT;

    static ContentSort of(@Nullable String given) {
        return given == null ? PUBLISHED : Words.of("sort", ContentSort.class, given);
    }

    ListOrder order() {
        return switch (this) {
            case PUBLISHED -> ListOrder.newestFirst("published_at");
            case VIEWS -> ListOrder.greatestFirst("coalesce(views, -1)");
            case LIKES -> ListOrder.greatestFirst("coalesce(likes, -1)");
            case COMMENTS -> ListOrder.greatestFirst("coalesce(comments, -1)");
            case ENGAGEMENT -> ListOrder.greatestFirst("coalesce(likes + comments, -1)");
        };
    }
}
