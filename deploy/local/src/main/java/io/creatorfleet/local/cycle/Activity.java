package io.creatorfleet.local.cycle;

import java.time.Duration;

/** How long a cycle was meant to call, rests left out, and what was under way when it was cut off. */
final class Activity {

    private long total;
    private long since = -1;
    private long underWay;
    private long calls;
    private boolean over;

    void begin() {
        if (since < 0 && !over) {
            since = System.nanoTime();
        }
    }

    void end() {
        if (since >= 0) {
            total += System.nanoTime() - since;
            since = -1;
        }
    }

    /** Ends for good, once so many calls have been made. */
    void finish(long callsSoFar) {
        if (!over) {
            end();
            over = true;
            calls = callsSoFar;
        }
    }

    long calls() {
        return calls;
    }

    Duration time() {
        return Duration.ofNanos(since < 0 ? total : total + System.nanoTime() - since);
    }

    void underWay(long tasks) {
        underWay += tasks;
    }

    long underWay() {
        return underWay;
    }
}
