package io.creatorfleet.simulator.cdn;

import io.creatorfleet.simulator.chance.Seed;
import io.creatorfleet.simulator.conditions.Fault;
import io.creatorfleet.simulator.conditions.FaultKind;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * How much of what was asked for is announced and how much is sent; the two differ only by a fault.
 *
 * @param announced length that is announced; below 0 when none is
 * @param sent bytes that are sent
 * @param silence between the last of them and the end
 */
record Delivery(long announced, long sent, Duration silence) {

    /** What the first of the faults that strikes makes of so many bytes. */
    static Delivery of(long length, Function<FaultKind, Optional<Fault>> strike, Seed dice) {
        return strike.apply(FaultKind.CDN_CUT)
                .map(cut -> new Delivery(length, Math.min(length, cut.bytes()), Duration.ZERO))
                .or(() -> strike.apply(FaultKind.CDN_HANG)
                        .map(hang -> new Delivery(length, Math.min(length, hang.bytes()), hang.delay(dice))))
                .or(() -> strike.apply(FaultKind.CDN_WRONG_LENGTH)
                        .map(wrong -> new Delivery(length + wrong.bytes(), length, Duration.ZERO)))
                .or(() -> strike.apply(FaultKind.CDN_SHORTENED)
                        .map(shortened -> Math.max(0, length - shortened.bytes()))
                        .map(rest -> new Delivery(rest, rest, Duration.ZERO)))
                .or(() -> strike.apply(FaultKind.CDN_CHUNKED).map(chunked -> new Delivery(-1, length, Duration.ZERO)))
                .orElseGet(() -> new Delivery(length, length, Duration.ZERO));
    }
}
