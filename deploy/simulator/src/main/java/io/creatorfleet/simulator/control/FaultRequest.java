package io.creatorfleet.simulator.control;

import io.creatorfleet.simulator.conditions.Fault;
import io.creatorfleet.simulator.conditions.FaultKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A fault as it is asked for: all but the kind may be left out. */
record FaultRequest(
        @Nullable FaultKind fault,
        @Nullable String target,
        @Nullable Duration after,
        @Nullable Double probability,
        @Nullable Integer times,
        @Nullable Duration delay,
        @Nullable Duration maxDelay,
        @Nullable Long bytes,
        @Nullable Set<String> fields,
        @Nullable Integer status) {

    private static final Duration DEFAULT_DELAY = Duration.ofSeconds(1);
    private static final long DEFAULT_BYTES = 1000;

    /** The fault for the account with this number, or for all, asked for at that simulated time. */
    Fault forCreator(@Nullable Long number, Instant now) {
        if (fault == null) {
            throw new IllegalArgumentException("fault is missing: nothing is switched on");
        }
        return new Fault(
                fault,
                target,
                number,
                after == null ? null : now.plus(after),
                Objects.requireNonNullElse(probability, 1.0),
                times,
                Objects.requireNonNullElse(delay, maxDelay == null ? DEFAULT_DELAY : Duration.ZERO),
                maxDelay,
                Objects.requireNonNullElse(bytes, DEFAULT_BYTES),
                Objects.requireNonNullElse(fields, Set.of()),
                status);
    }
}
