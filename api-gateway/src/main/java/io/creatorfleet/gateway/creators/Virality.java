package io.creatorfleet.gateway.creators;

import io.creatorfleet.gateway.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What makes a reel viral: views enough, and many times what the creator's reels have on average.
 *
 * @param days how old it may be; null: of any age
 */
record Virality(long minViews, @Nullable Integer days) {

    static final int MULTIPLE = 5;

    private static final long USUAL_VIEWS = 50_000;
    private static final int MOST_DAYS = 36_500;

    static Virality of(@Nullable Long minViews, @Nullable Integer days) {
        if (minViews != null && minViews < 0) {
            throw Refusal.badRequest("min_views cannot be negative");
        }
        if (days != null && (days < 1 || days > MOST_DAYS)) {
            throw Refusal.badRequest("days must be from 1 to %d, not %d".formatted(MOST_DAYS, days));
        }
        return new Virality(minViews == null ? USUAL_VIEWS : minViews, days);
    }
}
