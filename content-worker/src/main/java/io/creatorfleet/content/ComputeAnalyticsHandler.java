package io.creatorfleet.content;

import io.creatorfleet.task.FollowUp;
import io.creatorfleet.task.Task;
import io.creatorfleet.task.TaskHandler;
import io.creatorfleet.task.TaskKind;
import io.creatorfleet.task.Verdict;
import java.util.List;

/** Computes a creator's metrics once all content of a job is in. */
final class ComputeAnalyticsHandler implements TaskHandler {

    private final AnalyticsStore analytics;

    ComputeAnalyticsHandler(AnalyticsStore analytics) {
        this.analytics = analytics;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.ANALYTICS;
    }

    @Override
    public Verdict handle(Task task) {
        return new Verdict.Done(() -> write(task));
    }

    private List<FollowUp> write(Task task) {
        if (analytics.compute(task.jobId())) {
            analytics.markRefreshed(task.jobId());
        }
        analytics.keepHeld(task.jobId());
        return List.of();
    }
}
