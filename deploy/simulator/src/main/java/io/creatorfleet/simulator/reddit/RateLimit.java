package io.creatorfleet.simulator.reddit;

import io.creatorfleet.simulator.conditions.SimulatedClock;
import org.springframework.stereotype.Component;

/** How many calls were made in these ten minutes of the clock. */
@Component
public final class RateLimit {

    private static final long WINDOW = 600;
    private static final int SHOWN_WITHOUT_LIMIT = 1000;

    private final SimulatedClock clock;
    private final int limit;
    private long window;
    private int used;

    RateLimit(SimulatedClock clock, RedditProperties properties) {
        this.clock = clock;
        this.limit = properties.callsPerWindow();
    }

    /**
     * The calls of a window.
     *
     * @param remaining below 0 when there were too many
     * @param reset seconds until the next window
     */
    public record Use(int used, int remaining, long reset) {}

    /** Counts a call, refused ones too. */
    synchronized Use call() {
        Use before = use();
        used++;
        return new Use(used, before.remaining() - 1, before.reset());
    }

    public synchronized Use use() {
        long now = clock.instant().getEpochSecond();
        if (now / WINDOW != window) {
            window = now / WINDOW;
            used = 0;
        }
        int remaining = limit == 0 ? Math.max(1, SHOWN_WITHOUT_LIMIT - used) : limit - used;
        return new Use(used, remaining, WINDOW - now % WINDOW);
    }

    /** Says that so many calls were made in these ten minutes. */
    public synchronized void set(int calls) {
        if (calls < 0) {
            throw new IllegalArgumentException("used is " + calls + ", not at least 0: it stays as it is");
        }
        use();
        used = calls;
    }
}
