package io.creatorfleet.simulator.conditions;

import io.creatorfleet.simulator.chance.Seed;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A misbehaviour, switched on.
 *
 * @param target name of the account it is about; null for all
 * @param creator number of that account
 * @param probability share of the calls that it hits
 * @param from simulated time from which on it hits; null for at once
 * @param times calls it hits before it is over; null for as many as come
 * @param status HTTP status instead of the usual one
 */
public record Fault(
        FaultKind kind,
        @Nullable String target,
        @Nullable Long creator,
        @Nullable Instant from,
        double probability,
        @Nullable Integer times,
        Duration delay,
        @Nullable Duration maxDelay,
        long bytes,
        Set<String> fields,
        @Nullable Integer status) {

    public Fault {
        if (!(probability > 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability is " + probability + ", not above 0 and at most 1");
        }
        if (times != null && times < 1) {
            throw new IllegalArgumentException("times is " + times + ", not at least 1");
        }
        if (delay.isNegative() || bytes < 0 || (maxDelay != null && maxDelay.compareTo(delay) < 0)) {
            throw new IllegalArgumentException("delay and bytes must not be below 0, nor maxDelay below delay");
        }
        if (kind == FaultKind.FIELD_REFUSED && fields.isEmpty()) {
            throw new IllegalArgumentException("fields names no field to refuse");
        }
    }

    boolean concerns(FaultKind asked, long number, Instant now) {
        return kind == asked && (creator == null || creator == number) && (from == null || !now.isBefore(from));
    }

    /** The delay of one call: fixed, or anywhere between {@code delay} and {@code maxDelay}. */
    public Duration delay(Seed dice) {
        return maxDelay == null ? delay : Duration.ofNanos(dice.between(delay.toNanos(), maxDelay.toNanos()));
    }

    public int statusOr(int usual) {
        return status == null ? usual : status;
    }
}
