package io.creatorfleet.simulator.looter;

import io.creatorfleet.simulator.conditions.SimulatedClock;
import org.springframework.stereotype.Component;

/** How many calls were made: since the start, for what was paid, and in this second. */
@Component
final class Meter {

    private final SimulatedClock clock;
    private final LooterProperties properties;
    private long second;
    private int inSecond;
    private long used;

    Meter(SimulatedClock clock, LooterProperties properties) {
        this.clock = clock;
        this.properties = properties;
    }

    /** Counts a call, refused ones too; false when it is one too many. */
    synchronized boolean call() {
        long now = clock.instant().getEpochSecond();
        inSecond = now == second ? inSecond + 1 : 1;
        second = now;
        used++;
        boolean fast = properties.callsPerSecond() > 0 && inSecond > properties.callsPerSecond();
        return !fast && used <= properties.quota();
    }

    synchronized long remaining() {
        return Math.max(0, properties.quota() - used);
    }
}
