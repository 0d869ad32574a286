package io.creatorfleet.task;

import java.security.SecureRandom;
import java.util.List;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
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
            ConfigurableApplicationContext context) {
        Runnable end = () -> Thread.ofPlatform().name("replaced").start(context::close);
        return new Heartbeat(store, properties, handlers.stream().toList(), end);
    }

    @Bean
    Outage outage() {
        return new Outage(TaskConsumers.PATIENCE);
    }

    @Bean
    TaskRunner taskRunner(
            TaskLedger ledger,
            Heartbeat heartbeat,
            Outage outage,
            VerdictRecorder recorder,
            ObjectProvider<TaskHandler> handlers,
            TaskRunner.Decisions decisions) {
        return new TaskRunner(
                ledger, heartbeat, outage, recorder, handlers.stream().toList(), decisions);
    }

    @Bean
    VerdictRecorder recorder(
            TaskLedger ledger, Outage outage, Dispatcher dispatcher, TaskMetrics metrics, WorkerProperties properties) {
        return new VerdictRecorder(ledger, outage, dispatcher, metrics, properties.name());
    }

    @Bean
    TaskRunner.Decisions decisions(ObjectProvider<FailureClassifier> classifier, RetryProperties retries) {
        FailureClassifier unexpected = thrown -> new Failure.Unexpected(thrown.toString());
        return new TaskRunner.Decisions(
                classifier.getIfAvailable(() -> unexpected), new FailurePolicy(retries, new SecureRandom()));
    }

    @Bean
    TaskConsumers taskConsumers(
            ConnectionFactory connections,
            AmqpAdmin admin,
            TaskRunner runner,
            ObjectProvider<TaskHandler> handlers,
            WorkerProperties properties,
            Heartbeat heartbeat,
            Outage outage) {
        List<TaskHandler> all = handlers.stream().toList();
        return new TaskConsumers(connections, admin, runner, all, properties, heartbeat, outage);
    }
}
