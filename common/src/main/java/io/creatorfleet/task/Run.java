package io.creatorfleet.task;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** One claimed task on its thread, which may be asked to stop while its work is done, and only then. */
final class Run {

    /** Why a run was asked to stop. */
    enum Stop {
        /** The ledger shows the claim to another, or none: the task was cancelled, or taken over. */
        TAKEN,
        TOO_LONG,
        SHUTDOWN
    }

    private final Task task;
    private final @Nullable String traceparent;
    private final long startedAt = System.nanoTime();
    private @Nullable Thread atWork;
    private @Nullable Stop stop;

    /** @param traceparent its span, below which what follows from it belongs; null if nothing is traced */
    Run(Task task, @Nullable String traceparent) {
        this.task = task;
        this.traceparent = traceparent;
    }

    Task task() {
        return task;
    }

    @Nullable
    String traceparent() {
        return traceparent;
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    /** Does the work on this thread; an interruption by {@link #stop} never outlives the call. */
    Verdict call(Callable<Verdict> work) throws Exception {
        begin();
        try {
            return work.call();
        } finally {
            end();
        }
    }

    private synchronized void begin() throws InterruptedException {
        if (stop != null) {
            throw new InterruptedException("asked to stop before it began");
        }
        atWork = Thread.currentThread();
    }

    private synchronized void end() {
        atWork = null;
        if (stop != null) {
            Thread.interrupted();
        }
    }

    /** Interrupts the work; the first reason is kept. */
    synchronized void stop(Stop why) {
        if (stop == null) {
            stop = why;
            if (atWork != null) {
                atWork.interrupt();
            }
        }
    }

    synchronized @Nullable Stop stopped() {
        return stop;
    }
}
