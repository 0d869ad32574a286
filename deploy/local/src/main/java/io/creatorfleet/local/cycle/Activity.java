package io.creatorfleet.local.cycle;

import java.time.Duration;

/**
 * The stretches in which a cycle was meant to call, and the calls of each; what was under way when it was cut off. What is
 * called between two stretches counts for neither.
 */
final class Activity {

    private static final long RESTING = -1;

    private long total;
    private long since = RESTING;
    private long calls;
    private long callsBefore;
    private long underWay;
    private boolean over;

    /** @param callsSoFar calls of the platform's API, ever */
    void begin(long callsSoFar) {
        if (since == RESTING && !over) {
            since = System.nanoTime();
            callsBefore = callsSoFar;
        }
    }

    void end(long callsSoFar) {
        if (since != RESTING) {
            total += System.nanoTime() - since;
            calls += callsSoFar - callsBefore;
            since = RESTING;
        }
    }

    /** Ends for good. */
    void finish(long callsSoFar) {
        end(callsSoFar);
        over = true;
    }

    /** The calls of all stretches that have ended. */
    long calls() {
        return calls;
    }

    /** How long all stretches that have ended were together. */
    Duration time() {
        return Duration.ofNanos(total);
    }

    void underWay(long tasks) {
        underWay += tasks;
    }

    long underWay() {
        return underWay;
    }
}
