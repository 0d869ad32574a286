package io.creatorfleet.media.cdn;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The turns of those who wait for a host. Each lies behind the last one given, so that however many wait, they come
 * again one by one, and the longer the line the later.
 */
final class Line {

    private static final long SOONEST = Duration.ofMillis(50).toNanos();
    private static final long LATEST = Duration.ofMinutes(10).toNanos();
    private static final long CLOSEST = Duration.ofMillis(10).toNanos();
    // Turns were given by what was known of the host then: one that recovers is to be found again within a minute.
    private static final long FARTHEST = Duration.ofMillis(50).toNanos();

    private long end;

    Line(long now) {
        this.end = now;
    }

    /**
     * The time until the next turn.
     *
     * @param now in nanoseconds, by the clock of its beginning
     * @param nanosBetween turns, as far as that is neither a storm nor a standstill
     */
    Duration next(long now, long nanosBetween) {
        long wait = Math.max(end - now + Math.clamp(nanosBetween, CLOSEST, FARTHEST), SOONEST);
        long turn = Math.min(wait, LATEST);
        end = now + turn;
        return Duration.ofNanos(Math.round(turn * ThreadLocalRandom.current().nextDouble(0.9, 1.1)));
    }
}
