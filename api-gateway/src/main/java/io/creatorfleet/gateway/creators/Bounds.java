package io.creatorfleet.gateway.creators;

import io.creatorfleet.gateway.Refusal;
import org.jspecify.annotations.Nullable;

/** Bounds that a client sets to what he wants to see; null: none. */
final class Bounds {

    /** The condition of an age in :days. The time is the statement's: an index is asked with it. */
    static final String AGE = "published_at > now() - make_interval(days => :days)";

    private static final int MOST_DAYS = 36_500;

    private Bounds() {}

    static @Nullable Long atLeast(String parameter, @Nullable Long least) {
        if (least != null && least < 0) {
            throw Refusal.badRequest("%s cannot be %d: it is 0 or more".formatted(parameter, least));
        }
        return least;
    }

    static @Nullable Integer days(@Nullable Integer days) {
        if (days != null && (days < 1 || days > MOST_DAYS)) {
            throw Refusal.badRequest("days cannot be %d: it is from 1 to %d".formatted(days, MOST_DAYS));
        }
        return days;
    }
}
