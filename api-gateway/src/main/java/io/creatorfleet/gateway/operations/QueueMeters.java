package io.creatorfleet.gateway.operations;

import io.creatorfleet.gateway.Words;
import io.creatorfleet.gateway.operations.MeasureStore.Flow;
import io.creatorfleet.gateway.operations.MeasureStore.OpenJobs;
import io.creatorfleet.task.BacklogStore;
import io.creatorfleet.task.PauseStore.Pause;
import io.creatorfleet.task.PauseStore.Scope;
import io.creatorfleet.task.TaskKind;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The queues of the ledger as gauges: what waits in them, for how long, and until when. */
final class QueueMeters {

    private final MultiGauge tasks;
    private final MultiGauge ages;
    private final MultiGauge rates;
    private final MultiGauge drains;
    private final MultiGauge workers;
    private final MultiGauge recommended;
    private final MultiGauge objectives;
    private final MultiGauge jobs;
    private final MultiGauge paused;
    private volatile Instant countedAt = Instant.now();

    QueueMeters(MeterRegistry registry) {
        tasks = gauges(registry, "fleet.tasks", "Tasks in the ledger", null);
        ages = gauges(
                registry,
                "fleet.tasks.oldest.age",
                "How long the oldest due or dispatched task of a queue has waited",
                "seconds");
        rates = gauges(registry, "fleet.queue.rate", "Tasks a second that were concluded, over three minutes", null);
        drains = gauges(registry, "fleet.queue.drain.time", "Until the backlog is gone at that rate", "seconds");
        workers = gauges(registry, "fleet.workers", "Processes alive that can run the kind", null);
        recommended = gauges(
                registry, "fleet.workers.recommended", "Processes that drain the backlog within the objective", null);
        objectives =
                gauges(registry, "fleet.queue.objective", "Within which a kind's backlog is to be gone", "seconds");
        jobs = gauges(registry, "fleet.jobs.open", "Jobs that have not ended", null);
        paused = gauges(registry, "fleet.queue.paused", "Whether the kind is paused", null);
        Gauge.builder("fleet.tasks.counted.age", this, QueueMeters::countedAge)
                .description("How long ago the tasks were counted")
                .baseUnit("seconds")
                .register(registry);
    }

    static MultiGauge gauges(MeterRegistry registry, String name, String description, @Nullable String unit) {
        return MultiGauge.builder(name).description(description).baseUnit(unit).register(registry);
    }

    private double countedAge() {
        return Math.max(0, Duration.between(countedAt, Instant.now()).toMillis() / 1000.0);
    }

    void show(List<BacklogStore.Count> counts, List<BacklogStore.Age> queues, List<Flow> flows) {
        countedAt = counts.stream()
                .map(BacklogStore.Count::countedAt)
                .max(Comparator.naturalOrder())
                .orElseGet(Instant::now);
        tasks.register(counts.stream().map(QueueMeters::row).toList(), true);
        ages.register(queues.stream().flatMap(QueueMeters::rows).toList(), true);
        rates.register(rows(flows, Flow::rate), true);
        drains.register(rows(flows, QueueMeters::drainSeconds), true);
    }

    void show(List<Recommendation> recommendations) {
        workers.register(ofKinds(recommendations, Recommendation::workers), true);
        recommended.register(ofKinds(recommendations, Recommendation::recommended), true);
        objectives.register(ofKinds(recommendations, Recommendation::objectiveSeconds), true);
    }

    void showJobs(List<OpenJobs> open) {
        jobs.register(
                open.stream()
                        .<Row<?>>map(of -> Row.of(
                                Tags.of(
                                        "platform",
                                        of.platform(),
                                        "purpose",
                                        of.purpose().toLowerCase(Locale.ROOT)),
                                of.jobs()))
                        .toList(),
                true);
    }

    void showPaused(List<Pause> pauses) {
        Set<String> kinds = pauses.stream()
                .filter(pause -> pause.scope() == Scope.KIND)
                .map(Pause::name)
                .collect(Collectors.toSet());
        paused.register(
                Stream.of(TaskKind.values())
                        .<Row<?>>map(kind -> Row.of(Tags.of("kind", kind.key()), kinds.contains(kind.name()) ? 1 : 0))
                        .toList(),
                true);
    }

    /** Nothing open is drained already; what does not move never is. */
    private static double drainSeconds(Flow flow) {
        return flow.backlog() == 0 ? 0 : flow.backlog() / flow.rate();
    }

    private static List<Row<?>> rows(List<Flow> flows, ToDoubleFunction<Flow> figure) {
        return flows.stream()
                .<Row<?>>map(flow -> Row.of(lane(flow.kind(), flow.route()), figure.applyAsDouble(flow)))
                .toList();
    }

    private static List<Row<?>> ofKinds(List<Recommendation> kinds, ToDoubleFunction<Recommendation> figure) {
        return kinds.stream()
                .<Row<?>>map(of -> Row.of(Tags.of("kind", of.kind()), figure.applyAsDouble(of)))
                .toList();
    }

    private static Row<?> row(BacklogStore.Count count) {
        return Row.of(lane(count.kind(), count.route()).and("state", Words.word(count.state())), count.tasks());
    }

    /** Nothing waiting is an age of 0. */
    private static Stream<Row<?>> rows(BacklogStore.Age queue) {
        Tags tags = lane(queue.kind(), queue.route()).and("upstream", queue.upstream());
        return Stream.of(
                Row.of(tags.and("state", "ready"), seconds(queue.ready())),
                Row.of(tags.and("state", "queued"), seconds(queue.queued())));
    }

    private static double seconds(@Nullable Double age) {
        return age == null ? 0 : age;
    }

    private static Tags lane(TaskKind kind, String route) {
        return Tags.of("kind", kind.key(), "lane", route.toLowerCase(Locale.ROOT));
    }
}
