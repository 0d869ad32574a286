package io.creatorfleet.task;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.boot.convert.DurationStyle;

/**
 * What this process counts of the tasks it dispatches and runs. Once it is at rest, for each kind or queue:
 *
 * <pre>
 * claims     fleet.task.wait   = sum of fleet.task.run over its outcomes + fleet.task.running
 * verdicts   fleet.task.run    {outcome=v} = sum of fleet.task.failures {verdict=v}, for retry, snooze and dead
 * dispatches fleet.dispatch.lag = fleet.dispatch.published + fleet.dispatch.unconfirmed
 * </pre>
 *
 * <p>Over all processes the dispatched tasks are those claimed, those whose message came to nothing, for the task had
 * moved on, and those that are QUEUED. Labels are words of ours alone, never an id or a name from outside.
 */
final class TaskMetrics {

    private static final String OF_NO_FAILURE = "none";

    // Few, for each is a series for each kind and outcome: from a task that only looks to one that ran for too long.
    private static final Duration[] RUNS =
            buckets("5ms 20ms 50ms 100ms 250ms 500ms 1s 2500ms 5s 10s 30s 60s 300s 1200s");
    // From one that is claimed at once to one of a backlog of hours.
    private static final Duration[] WAITS = buckets("10ms 50ms 250ms 1s 5s 15s 60s 300s 900s 3600s 14400s 86400s");

    private final MeterRegistry registry;

    TaskMetrics(MeterRegistry registry) {
        this.registry = registry;
        lapsed(0);
        relost(0);
        Stream.of(Renewal.values()).forEach(outcome -> renewals(outcome, 0));
    }

    /** What came of showing this process alive. */
    enum Renewal {
        KEPT,
        /** A newer process has its name. */
        LOST,
        /** PostgreSQL did not answer. */
        FAILED
    }

    /** Shows how many runs of its kinds are under way. */
    void watch(Collection<TaskKind> kinds, Runs runs) {
        kinds.forEach(kind -> Gauge.builder("fleet.task.running", runs, all -> all.count(kind))
                .description("Runs under way")
                .tag("kind", kind.key())
                .register(registry));
    }

    /** @param waited since the task was due */
    void claimed(Source source, Duration waited) {
        Timer.builder("fleet.task.wait")
                .description("Time from due to claimed")
                .tag("kind", source.kind().key())
                .tag("lane", source.route().key())
                .serviceLevelObjectives(WAITS)
                .register(registry)
                .record(waited);
    }

    /** Counts a run whose verdict stands. */
    void settled(Run run, Verdict verdict) {
        finished(run, verdict.key());
        switch (verdict) {
            case Verdict.Done done -> {}
            case Verdict.Conclude conclude -> {}
            case Verdict.Retry retry -> failed(run, verdict);
            case Verdict.Snooze snooze -> failed(run, verdict);
            case Verdict.DeadLetter dead -> failed(run, verdict);
        }
    }

    private void failed(Run run, Verdict verdict) {
        Failure failure = verdict.failure();
        Counter.builder("fleet.task.failures")
                .description("Runs that did not come to a result, by the class of what kept them from it")
                .tag("kind", run.task().kind().key())
                .tag(
                        "failure",
                        failure == null ? OF_NO_FAILURE : failure.label().toLowerCase(Locale.ROOT))
                .tag("verdict", verdict.key())
                .register(registry)
                .increment();
    }

    /** Counts a run whose claim no longer stood. */
    void taken(Run run) {
        finished(run, "taken");
    }

    private void finished(Run run, String outcome) {
        Timer.builder("fleet.task.run")
                .description("Time from claim to settled verdict")
                .tag("kind", run.task().kind().key())
                .tag("outcome", outcome)
                .serviceLevelObjectives(RUNS)
                .register(registry)
                .record(run.age());
    }

    void dispatched(String queue, List<DispatchStore.Dispatched> tasks, int unconfirmed) {
        Timer lag = Timer.builder("fleet.dispatch.lag")
                .description("Time from due to dispatched")
                .tag("queue", queue)
                .serviceLevelObjectives(WAITS)
                .register(registry);
        tasks.forEach(task -> lag.record(task.lag()));
        counter("fleet.dispatch.published", "Messages RabbitMQ confirmed", queue)
                .increment(tasks.size() - unconfirmed);
        counter("fleet.dispatch.unconfirmed", "Messages RabbitMQ did not confirm or could not route", queue)
                .increment(unconfirmed);
    }

    void renewed(Renewal outcome) {
        renewals(outcome, 1);
    }

    private void renewals(Renewal outcome, int beats) {
        Counter.builder("fleet.lease.renewals")
                .description("Beats by which this process shows itself alive")
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry)
                .increment(beats);
    }

    void lapsed(int tasks) {
        Counter.builder("fleet.task.lapsed")
                .description("Tasks whose worker was gone")
                .register(registry)
                .increment(tasks);
    }

    void relost(int tasks) {
        Counter.builder("fleet.task.relost")
                .description("Dispatched tasks whose message was lost")
                .register(registry)
                .increment(tasks);
    }

    private Counter counter(String name, String description, String queue) {
        return Counter.builder(name)
                .description(description)
                .tag("queue", queue)
                .register(registry);
    }

    private static Duration[] buckets(String bounds) {
        return Stream.of(bounds.split(" ")).map(DurationStyle::detectAndParse).toArray(Duration[]::new);
    }
}
