package io.creatorfleet.gateway.retention;

import io.creatorfleet.task.LedgerTransactions;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes round and round through the jobs that have ended and deletes those that are old enough, a step at a time. */
final class Retention {

    private static final Logger log = LoggerFactory.getLogger(Retention.class);

    private final RetentionStore store;
    private final LedgerTransactions transactions;
    private final int rows;

    Retention(RetentionStore store, LedgerTransactions transactions, int rows) {
        this.store = store;
        this.transactions = transactions;
        this.rows = rows;
    }

    /** Returns how many tasks were deleted. */
    int step() {
        int tasks = transactions.in(() -> store.lock() ? forget() : 0);
        log.debug("{} tasks that ended long ago were deleted", tasks);
        return tasks;
    }

    private int forget() {
        List<RetentionStore.Ended> next = store.next();
        Batch batch = Batch.of(next, rows);
        int tasks = batch.jobs().isEmpty() ? 0 : delete(batch.jobs());
        if (next.isEmpty()) {
            store.beginAgain();
        } else if (batch.last() != null) {
            store.moveTo(batch.last());
        }
        return tasks;
    }

    /** Tasks in ascending order, then their jobs: the order of every commit. */
    private int delete(List<UUID> jobs) {
        List<Long> tasks = store.lockTasks(jobs, rows);
        List<UUID> ended = store.lockJobs(jobs);
        int deleted = store.deleteTasks(tasks, ended);
        store.deleteEmpty(ended);
        return deleted;
    }
}
