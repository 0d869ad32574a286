package io.creatorfleet.local.cycle;

import java.time.Duration;

/**
 * The stretches in which a cycle could call, and the calls of each; what was under way when it was cut off. A stretch goes
 * from its first call on: how long a machine takes to come to it is no matter of the budget, and told apart. What is called
 * between two stretches counts for neither.
 */
final class Activity {

    private static final long RESTING = -1;

    private long total;
    private long startedAt;
    private long slowestStart;
    private boolean starting;
    private long since = RESTING;
    private long calls;
    private long callsBefore;
    private long underWay;
    private boolean over;

    /** @param callsSoFar calls of the platform's API, ever */
    void begin(long callsSoFar) {
        if (!over) {
            starting = true;
            startedAt = System.nanoTime();
            callsBefore = callsSoFar;
        }
    }

    /** To be told often: the stretch begins when the calls have become more. */
    void look(long callsSoFar) {
        if (starting && callsSoFar > callsBefore) {
            starting = false;
            since = System.nanoTime();
            slowestStart = Math.max(slowestStart, since - startedAt);
            callsBefore = callsSoFar;
        }
    }

    void end(long callsSoFar) {
        starting = false;
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

    /** From a start to its first call, at most. */
    Duration slowestStart() {
        return Duration.ofNanos(slowestStart);
    }

    void underWay(long tasks) {
        underWay += tasks;
    }

    long underWay() {
        return underWay;
    }
}
