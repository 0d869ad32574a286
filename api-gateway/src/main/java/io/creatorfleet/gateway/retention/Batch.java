package io.creatorfleet.gateway.retention;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one step deletes: as many jobs as have their tasks within its bound, or a part of a single one that is larger.
 *
 * @param jobs in the order in which they ended
 * @param last the last job that is over and done with, deleted or kept; null: none is
 */
record Batch(List<UUID> jobs, RetentionStore.@Nullable Ended last) {

    static Batch of(List<RetentionStore.Ended> next, int rows) {
        List<UUID> jobs = new ArrayList<>();
        RetentionStore.Ended last = null;
        long tasks = 0;
        for (RetentionStore.Ended job : next) {
            boolean fits = tasks + job.tasks() <= rows;
            if (job.due() && !fits && !jobs.isEmpty()) {
                break;
            }
            if (job.due()) {
                jobs.add(job.id());
                tasks += job.tasks();
                if (!fits) {
                    break;
                }
            }
            last = job;
        }
        return new Batch(List.copyOf(jobs), last);
    }
}
