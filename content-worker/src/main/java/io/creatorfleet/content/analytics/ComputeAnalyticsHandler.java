package io.creatorfleet.content.analytics;

import io.creatorfleet.catalog.AnalyticsPayload;
import io.creatorfleet.task.FollowUp;
import io.creatorfleet.task.Task;
import io.creatorfleet.task.TaskHandler;
import io.creatorfleet.task.TaskKind;
import io.creatorfleet.task.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Computes a creator's metrics once all content of a job is in, or whenever it is asked for. */
final class ComputeAnalyticsHandler implements TaskHandler {

    // So many tasks a transaction inserts: one with all creators would keep the job's row locked for long.
    private static final int BATCH = 500;

    private final AnalyticsStore analytics;
    private final WalkStore walks;

    ComputeAnalyticsHandler(AnalyticsStore analytics, WalkStore walks) {
        this.analytics = analytics;
        this.walks = walks;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.ANALYTICS;
    }

    @Override
    public Verdict handle(Task task) {
        AnalyticsPayload asked = AnalyticsPayload.of(task);
        if (asked.after() != null) {
            List<FollowUp> batch = batch(asked.after());
            return new Verdict.Done(() -> batch);
        }
        return new Verdict.Done(() -> asked.creator() == null ? endWalk(task.jobId()) : recompute(asked.creator()));
    }

    private List<FollowUp> endWalk(UUID job) {
        walks.creator(job).ifPresent(creator -> {
            analytics.compute(creator, job);
            walks.markRefreshed(job);
        });
        walks.keepHeld(job);
        return List.of();
    }

    private List<FollowUp> recompute(long creator) {
        analytics.compute(creator, null);
        return List.of();
    }

    /** A task for each of the next creators, and one for those after them. */
    private List<FollowUp> batch(long after) {
        List<Long> creators = analytics.creatorsAfter(after, BATCH);
        List<FollowUp> tasks = new ArrayList<>();
        creators.forEach(creator -> tasks.add(AnalyticsPayload.ofCreator(creator)));
        if (creators.size() == BATCH) {
            tasks.add(AnalyticsPayload.ofAllAfter(creators.getLast()));
        }
        return List.copyOf(tasks);
    }
}
