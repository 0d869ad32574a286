package io.creatorfleet.platform;

import java.time.Duration;

/**
 * Whom a platform counts calls for, and how many it allows.
 *
 * @param name names the bucket in rows and texts; it is not the secret
 * @param upstream of the calls: a pause of it holds them all up
 * @param calls at most so many calls in any window
 * @param window the sliding window the platform counts in
 * @param gate what is paused when the platform refuses or throttles the credential; the upstream, if that has no other
 */
public record Credential(String name, String upstream, long calls, Duration window, String gate) {

    // What may be called at once after a rest. The refill is what remains, so that no window ever sees more than calls:
    // whoever calls without a rest never gets this share.
    private static final double BURST = 0.03;

    /** The only one of its upstream. */
    public Credential(String name, String upstream, long calls, Duration window) {
        this(name, upstream, calls, window, upstream);
    }

    public Credential {
        if (calls < 2 || !window.isPositive()) {
            throw new IllegalArgumentException(
                    "Credential %s allows %d calls in %s; a budget needs at least 2 in some time"
                            .formatted(name, calls, window));
        }
    }

    /** How many calls may be made at once after a rest: 3 % of the limit, at least one. */
    double capacity() {
        return Math.max(1, calls * BURST);
    }

    /** How fast tokens come back: a full bucket and a window's refill together are the limit. */
    double perSecond() {
        return (calls - capacity()) / seconds(window);
    }

    double windowSeconds() {
        return seconds(window);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
