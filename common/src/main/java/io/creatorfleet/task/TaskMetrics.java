package io.creatorfleet.task;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;

/**
 * What this process counts of the tasks it runs. For each kind, the claims are the sum of {@code fleet.task.run} over
 * its outcomes and of the runs under way.
 */
final class TaskMetrics {

    private final MeterRegistry registry;

    TaskMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** @param outcome the verdict's name, or {@code taken} */
    void finished(Run run, String outcome) {
        Timer.builder("fleet.task.run")
                .description("Time from claim to settled verdict")
                .tag("kind", run.task().kind().key())
                .tag("outcome", outcome.toLowerCase(Locale.ROOT))
                .publishPercentileHistogram()
                .register(registry)
                .record(run.age());
    }

    void dispatched(String queue, int tasks, int unconfirmed) {
        counter("fleet.dispatch.published", "Messages RabbitMQ confirmed", queue)
                .increment(tasks - unconfirmed);
        counter("fleet.dispatch.unconfirmed", "Messages RabbitMQ did not confirm or could not route", queue)
                .increment(unconfirmed);
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
}
