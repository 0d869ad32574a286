package io.creatorfleet.gateway.operations;

import io.creatorfleet.gateway.operations.MeasureStore.Calls;
import io.creatorfleet.gateway.operations.MeasureStore.Flow;
import io.creatorfleet.task.BacklogStore;
import io.creatorfleet.task.TaskKind;
import io.creatorfleet.task.WorkerProperties;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How many workers each kind has and should have, as the ledger shows its work at present. */
@Component
final class Scaling {

    // One at a time on a host: more workers do not run more of it.
    private static final String ISOLATION = "ISOLATION";

    private final MeasureStore measures;
    private final BacklogStore backlog;
    private final WorkerProperties worker;
    private final ScalingPolicy policy;

    Scaling(MeasureStore measures, BacklogStore backlog, WorkerProperties worker, ScalingProperties properties) {
        this.measures = measures;
        this.backlog = backlog;
        this.worker = worker;
        this.policy = new ScalingPolicy(properties);
    }

    List<Recommendation> recommendations() {
        return recommendations(measures.flows(), backlog.ages());
    }

    /** The same from what was read already. */
    List<Recommendation> recommendations(List<Flow> flows, List<BacklogStore.Age> queues) {
        Map<TaskKind, Integer> workers = measures.workers(worker.lease());
        List<Calls> calls = measures.calls();
        return Stream.of(TaskKind.values())
                .map(kind -> policy.recommend(
                        kind,
                        workers.getOrDefault(kind, 0),
                        flows.stream()
                                .filter(flow ->
                                        flow.kind() == kind && !flow.route().equals(ISOLATION))
                                .map(flow -> load(flow, queues, calls))
                                .toList()))
                .toList();
    }

    private static LaneLoad load(Flow flow, List<BacklogStore.Age> queues, List<Calls> calls) {
        List<BacklogStore.Age> waiting = queues.stream()
                .filter(queue -> queue.waiting()
                        && queue.kind() == flow.kind()
                        && queue.route().equals(flow.route()))
                .toList();
        boolean paused = !waiting.isEmpty() && waiting.stream().allMatch(BacklogStore.Age::paused);
        return new LaneLoad(flow, paused, budget(waiting, calls));
    }

    /** The freest of the budgets that feed what waits; null when some of it needs none. */
    private static LaneLoad.@Nullable Calls budget(List<BacklogStore.Age> waiting, List<Calls> calls) {
        List<Optional<Calls>> budgets = waiting.stream()
                .filter(queue -> !queue.paused())
                .map(queue -> busiest(queue.upstream(), calls))
                .toList();
        if (budgets.stream().anyMatch(Optional::isEmpty)) {
            return null;
        }
        return budgets.stream()
                .flatMap(Optional::stream)
                .min(Comparator.comparingDouble(Scaling::share))
                .map(budget -> new LaneLoad.Calls(budget.upstream(), budget.allowed(), budget.made()))
                .orElse(null);
    }

    /** An upstream's budget: of several credentials that of the one in use, for those it has replaced are never used up. */
    private static Optional<Calls> busiest(String upstream, List<Calls> calls) {
        return calls.stream()
                .filter(budget -> budget.upstream().equals(upstream))
                .max(Comparator.comparingDouble(Scaling::share));
    }

    private static double share(Calls budget) {
        return budget.made() == null ? 0 : budget.made() / budget.allowed();
    }
}
