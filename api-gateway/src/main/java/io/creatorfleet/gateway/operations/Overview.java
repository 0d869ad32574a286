package io.creatorfleet.gateway.operations;

import io.creatorfleet.gateway.operations.MeasureStore.OpenJobs;
import io.creatorfleet.gateway.operations.QueueController.Paused;
import io.creatorfleet.gateway.operations.StatsStore.Worker;
import io.creatorfleet.task.InvariantStore.Violation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the fleet is at an instant.
 *
 * @param at when it was read
 * @param countedAt when the tasks that wait or are dead were last counted; null: not yet
 * @param lanes of the kinds of task, each with what it has to do
 * @param upstreams the budgets of credentials, and what is made of them
 * @param jobs that have not ended
 * @param dead tasks, dismissed ones too
 * @param invariant null: it was not checked yet
 */
record Overview(
        Instant at,
        @Nullable Instant countedAt,
        List<LaneState> lanes,
        List<UpstreamState> upstreams,
        List<Paused> paused,
        List<Worker> workers,
        List<OpenJobs> jobs,
        long dead,
        @Nullable Invariant invariant) {

    /**
     * A kind's work in one lane.
     *
     * @param waiting tasks in PostgreSQL, as they were last counted
     * @param oldestSeconds how long the oldest that is due has waited; null: none is due
     * @param queued tasks on their way to a worker
     * @param rate tasks a second that were concluded, over three minutes
     * @param drainSeconds until all is done at that rate; null: never
     * @param workers processes that can run it
     * @param paused whether a pause holds up all that waits
     */
    record LaneState(
            String kind,
            String lane,
            long waiting,
            @Nullable Double oldestSeconds,
            long queued,
            long running,
            double rate,
            @Nullable Double drainSeconds,
            int workers,
            boolean paused) {}

    /**
     * A credential and what is left of its budget.
     *
     * @param perSecond calls that are allowed
     * @param made calls a second over three minutes; null: not measured yet
     * @param usage the platform's own figure, as a fraction; null: it gave none
     */
    record UpstreamState(
            String upstream,
            String credential,
            double capacity,
            double left,
            double perSecond,
            @Nullable Double made,
            long used,
            @Nullable Double usage) {}

    /** What was found when the ledger was last checked: broken rules, and by how many rows; none: all is well. */
    record Invariant(Instant checkedAt, List<Violation> violations) {}
}
