package io.creatorfleet.gateway.operations;

import io.creatorfleet.gateway.operations.StatsStore.Total;
import io.creatorfleet.gateway.operations.StatsStore.Worker;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the fleet holds and what waits in it.
 *
 * @param countedAt when the totals of what is held were counted: they are kept for a while
 * @param tasks as the fleet last counted them, each with its time
 * @param queues exact at any time
 */
record Stats(
        Instant countedAt,
        List<Total> creators,
        List<Total> content,
        List<Total> media,
        long bytesStored,
        List<Total> jobs,
        List<Tasks> tasks,
        List<Waiting> queues,
        List<Worker> workers) {

    record Tasks(String kind, String lane, String state, long total, Instant countedAt) {}

    /**
     * How long the oldest tasks of a queue have waited.
     *
     * @param oldestReadySeconds in PostgreSQL since it was due; null: none is due
     * @param oldestQueuedSeconds in RabbitMQ; null: none is
     */
    record Waiting(
            String kind,
            String upstream,
            String lane,
            @Nullable Double oldestReadySeconds,
            @Nullable Double oldestQueuedSeconds) {}

    /** Totals that are counted together. */
    record Held(
            Instant countedAt,
            List<Total> creators,
            List<Total> content,
            List<Total> media,
            long bytesStored,
            List<Total> jobs) {}
}
