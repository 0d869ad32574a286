package io.creatorfleet.task;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds in PostgreSQL what was let go without a word: tasks whose worker is gone, cancellations half done. Every process
 * runs one; what two find at once, one changes.
 */
final class Reconciler {

    private static final Logger log = LoggerFactory.getLogger(Reconciler.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration COUNTED_EVERY = Duration.ofSeconds(15);
    // A sweep that comes later than this was not watching in between.
    private static final Duration BREAK = INTERVAL.multipliedBy(3);

    private final WorkerStore workers;
    private final TaskLedger ledger;
    private final BacklogStore backlog;
    private final TaskMetrics metrics;
    private final Duration lease;
    private long lastSweep = System.nanoTime();
    private long watchingSince = lastSweep;

    Reconciler(WorkerStore workers, TaskLedger ledger, BacklogStore backlog, TaskMetrics metrics, Duration lease) {
        this.workers = workers;
        this.ledger = ledger;
        this.backlog = backlog;
        this.metrics = metrics;
        this.lease = lease;
    }

    Loop loop() {
        return new Loop("reconciler", INTERVAL, Phases.DISPATCH, this::sweep);
    }

    private void sweep() {
        if (hasWatchedForALease()) {
            lapse();
        }
        ledger.finishCancellations();
        workers.prune();
        backlog.recount(COUNTED_EVERY);
        lastSweep = System.nanoTime();
    }

    /** After a break everything looks lapsed, since nobody could show himself to us. */
    private boolean hasWatchedForALease() {
        long now = System.nanoTime();
        if (now - lastSweep > BREAK.toNanos()) {
            watchingSince = now;
        }
        return now - watchingSince > lease.toNanos();
    }

    private void lapse() {
        int lapsed = workers.lapse(lease);
        if (lapsed > 0) {
            log.warn("{} running tasks lost their worker: they are ready again", lapsed);
            metrics.lapsed(lapsed);
        }
    }
}
