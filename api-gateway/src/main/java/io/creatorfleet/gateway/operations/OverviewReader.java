package io.creatorfleet.gateway.operations;

import io.creatorfleet.gateway.Words;
import io.creatorfleet.gateway.operations.LaneStore.Load;
import io.creatorfleet.gateway.operations.MeasureStore.Calls;
import io.creatorfleet.gateway.operations.MeasureStore.Flow;
import io.creatorfleet.gateway.operations.Overview.LaneState;
import io.creatorfleet.gateway.operations.Overview.UpstreamState;
import io.creatorfleet.gateway.operations.QueueController.Paused;
import io.creatorfleet.task.BacklogStore;
import io.creatorfleet.task.PauseStore;
import io.creatorfleet.task.TaskKind;
import io.creatorfleet.task.TaskState;
import io.creatorfleet.task.WorkerProperties;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads how the fleet is: a few milliseconds of the database, however many tasks there are. */
@Component
final class OverviewReader {

    private final BacklogStore backlog;
    private final LaneStore lanes;
    private final MeasureStore measures;
    private final QueueStore queues;
    private final PauseStore pauses;
    private final StatsStore stats;
    private final LedgerMeters meters;
    private final WorkerProperties worker;

    OverviewReader(
            BacklogStore backlog,
            LaneStore lanes,
            MeasureStore measures,
            QueueStore queues,
            PauseStore pauses,
            StatsStore stats,
            LedgerMeters meters,
            WorkerProperties worker) {
        this.backlog = backlog;
        this.lanes = lanes;
        this.measures = measures;
        this.queues = queues;
        this.pauses = pauses;
        this.stats = stats;
        this.meters = meters;
        this.worker = worker;
    }

    Overview read() {
        Instant at = Instant.now();
        List<BacklogStore.Count> counts = backlog.counts();
        return new Overview(
                at,
                counts.stream()
                        .map(BacklogStore.Count::countedAt)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                laneStates(),
                upstreamStates(),
                pauses.list().stream().map(Paused::of).toList(),
                stats.workers(),
                measures.openJobs().stream()
                        .map(open -> new MeasureStore.OpenJobs(
                                open.platform(), open.purpose().toLowerCase(Locale.ROOT), open.jobs()))
                        .toList(),
                counts.stream()
                        .filter(count -> count.state() == TaskState.DEAD)
                        .mapToLong(BacklogStore.Count::tasks)
                        .sum(),
                meters.checked());
    }

    private List<LaneState> laneStates() {
        List<BacklogStore.Age> ages = backlog.ages();
        List<Flow> flows = measures.flows();
        Map<TaskKind, Integer> workers = measures.workers(worker.lease());
        return lanes.loads().stream()
                .map(load -> lane(load, ages, flows, workers.getOrDefault(load.kind(), 0)))
                .toList();
    }

    private static LaneState lane(Load load, List<BacklogStore.Age> ages, List<Flow> flows, int workers) {
        List<BacklogStore.Age> waiting = ages.stream()
                .filter(age -> age.waiting()
                        && age.kind() == load.kind()
                        && age.route().equals(load.route()))
                .toList();
        Optional<Flow> flow = flows.stream()
                .filter(of -> of.kind() == load.kind() && of.route().equals(load.route()))
                .findFirst();
        double rate = flow.map(Flow::rate).orElse(0.0);
        return new LaneState(
                Words.word(load.kind()),
                load.route().toLowerCase(Locale.ROOT),
                load.waiting(),
                waiting.stream()
                        .flatMap(age -> Stream.ofNullable(age.ready()))
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                load.queued(),
                load.running(),
                rate,
                drainSeconds(load.waiting() + load.queued() + load.running(), rate),
                workers,
                !waiting.isEmpty() && waiting.stream().allMatch(BacklogStore.Age::paused));
    }

    private static @Nullable Double drainSeconds(long open, double rate) {
        if (open == 0) {
            return 0.0;
        }
        return rate == 0 ? null : open / rate;
    }

    private List<UpstreamState> upstreamStates() {
        List<Calls> calls = measures.calls();
        return queues.upstreams().stream()
                .map(of -> new UpstreamState(
                        of.upstream(),
                        of.credential(),
                        of.capacity(),
                        of.left(),
                        of.perSecond(),
                        calls(of, calls)
                                .flatMap(made -> Optional.ofNullable(made.made()))
                                .orElse(null),
                        of.used(),
                        of.usage()))
                .toList();
    }

    private static Optional<Calls> calls(QueueStore.Upstream upstream, List<Calls> calls) {
        return calls.stream()
                .filter(of -> of.credential().equals(upstream.credential())
                        && of.upstream().equals(upstream.upstream()))
                .findFirst();
    }
}
