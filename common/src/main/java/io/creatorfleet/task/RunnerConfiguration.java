package io.creatorfleet.task;

import io.creatorfleet.task.traces.Traces;
import java.security.SecureRandom;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what claims and runs tasks in this process; without {@link TaskHandler} beans it only shows the process alive. */
@Configuration(proxyBeanMethods = false)
class RunnerConfiguration {

    @Bean
    Heartbeat heartbeat(
            WorkerStore store,
            WorkerProperties properties,
            ObjectProvider<TaskHandler> handlers,
            TaskMetrics metrics,
            ConfigurableApplicationContext context) {
        Runnable end = () -> Thread.ofPlatform().name("replaced").start(context::close);
        return new Heartbeat(store, properties, handlers.stream().toList(), metrics, end);
    }

    @Bean
    Outage outage() {
        return new Outage(Outage.PATIENCE);
    }

    @Bean
    TaskRunner taskRunner(
            TaskLedger ledger,
            Heartbeat heartbeat,
            Outage outage,
            Handling handling,
            Isolation isolation,
            TaskMetrics metrics,
            Traces traces) {
        return new TaskRunner(ledger, heartbeat, outage, handling, isolation, metrics, traces);
    }

    @Bean
    Handling handling(VerdictRecorder recorder, ObjectProvider<TaskHandler> handlers, Handling.Decisions decisions) {
        return new Handling(recorder, handlers.stream().toList(), decisions);
    }

    @Bean
    VerdictRecorder recorder(
            TaskLedger ledger,
            Outage outage,
            Dispatcher dispatcher,
            TaskMetrics metrics,
            Traces traces,
            WorkerProperties properties) {
        return new VerdictRecorder(ledger, outage, dispatcher, metrics, traces, properties.name());
    }

    @Bean
    Handling.Decisions decisions(ObjectProvider<FailureClassifier> classifier, RetryProperties retries) {
        FailureClassifier unexpected = thrown -> new Failure.Unexpected(thrown.toString());
        return new Handling.Decisions(
                classifier.getIfAvailable(() -> unexpected), new FailurePolicy(retries, new SecureRandom()));
    }
}
