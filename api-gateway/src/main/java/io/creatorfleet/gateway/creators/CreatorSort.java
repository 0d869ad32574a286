package io.creatorfleet.gateway.creators;

import io.creatorfleet.gateway.Words;
import org.jspecify.annotations.Nullable;

/** The orders creators are listed in. What is unknown comes last. */
enum CreatorSort {
    FOLLOWERS,
    ENGAGEMENT,
    ADDED,
    REFRESHED,
    USERNAME;

    static CreatorSort of(@Nullable String given) {
        return given == null ? FOLLOWERS : Words.of("sort", CreatorSort.class, given);
    }

    ListOrder order() {
        return switch (this) {
            case FOLLOWERS -> ListOrder.greatestFirst("coalesce(followers, -1)");
            case ENGAGEMENT -> ListOrder.greatestRateFirst("coalesce(engagement_rate, -1)");
            case ADDED -> ListOrder.greatestFirst("id");
            case REFRESHED -> ListOrder.newestFirst("coalesce(refreshed_at, 'epoch')");
            case USERNAME -> ListOrder.alphabetical("lower(username)");
        };
    }
}
