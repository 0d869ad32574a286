package io.creatorfleet.task;

import java.time.Duration;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.core.env.Environment;

/** Refuses, before anything runs, settings of Spring's that are valid and would lose work without a word. */
final class SettingsCheck implements SmartInitializingSingleton {

    private static final String ACTION = "Leave it as fleet.yaml has it.";

    private final CachingConnectionFactory connections;
    private final RabbitTemplate rabbit;
    private final Environment environment;
    private final LifecycleProperties lifecycle;
    private final WorkerProperties worker;

    SettingsCheck(
            CachingConnectionFactory connections,
            RabbitTemplate rabbit,
            Environment environment,
            LifecycleProperties lifecycle,
            WorkerProperties worker) {
        this.connections = connections;
        this.rabbit = rabbit;
        this.environment = environment;
        this.lifecycle = lifecycle;
        this.worker = worker;
    }

    @Override
    public void afterSingletonsInstantiated() {
        require(
                connections.isPublisherConfirms(),
                "spring.rabbitmq.publisher-confirm-type must be correlated: without confirms, a task that RabbitMQ never"
                        + " took would count as sent.");
        require(
                connections.isPublisherReturns(),
                "spring.rabbitmq.publisher-returns must be true: without returns, a task that no queue took would count"
                        + " as sent.");
        require(
                rabbit.isMandatoryFor(new Message(new byte[0])),
                "spring.rabbitmq.template.mandatory must be true: RabbitMQ would drop a task that no queue takes.");
        require(
                environment.getProperty("spring.rabbitmq.dynamic", Boolean.class, true),
                "spring.rabbitmq.dynamic must be true: no exchange and no queue would be declared again when RabbitMQ"
                        + " has lost them.");
        requireTimeToStop();
    }

    private void requireTimeToStop() {
        Duration needed = worker.grace().plus(TaskConsumers.LAST_VERDICTS);
        Duration given = lifecycle.getTimeoutPerShutdownPhase();
        require(needed.compareTo(given) <= 0, """
                spring.lifecycle.timeout-per-shutdown-phase must be at least %d s, fleet.worker.grace and %d s for the \
                last verdicts; it is %d s: running tasks would be cut off and lapse.""".formatted(
                        needed.toSeconds(), TaskConsumers.LAST_VERDICTS.toSeconds(), given.toSeconds()));
    }

    private static void require(boolean safe, String sentence) {
        if (!safe) {
            throw new UnsafeConfigurationException(sentence, ACTION);
        }
    }
}
