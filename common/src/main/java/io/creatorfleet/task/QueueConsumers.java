package io.creatorfleet.task;

import java.time.Duration;
import org.springframework.amqp.core.AcknowledgeMode;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.listener.DirectMessageListenerContainer;
import org.springframework.amqp.rabbit.listener.api.ChannelAwareMessageListener;

/**
 * The consumers of one queue in this process, each with a channel of its own and one message at a time. One whose
 * channel was closed, or that RabbitMQ cancelled with a word, is begun again within a second; what died silently is
 * for {@link ConsumerWatch} to find.
 */
final class QueueConsumers extends DirectMessageListenerContainer {

    private static final Duration CHECK = Duration.ofMillis(500);

    private final ConnectionFactory connections;
    private final String queue;
    private final int slots;
    private final ChannelAwareMessageListener listener;
    private final Duration patience;

    /** @param patience how long {@link #stop()} waits for running tasks */
    QueueConsumers(
            ConnectionFactory connections,
            String queue,
            int slots,
            ChannelAwareMessageListener listener,
            Duration patience) {
        super(connections);
        this.connections = connections;
        this.queue = queue;
        this.slots = slots;
        this.listener = listener;
        this.patience = patience;
        setQueueNames(queue);
        setConsumersPerQueue(slots);
        setPrefetchCount(1);
        setAcknowledgeMode(AcknowledgeMode.MANUAL);
        setMessageListener(listener);
        setMissingQueuesFatal(false);
        setShutdownTimeout(patience.toMillis());
        setForceStop(false);
        setMonitorInterval(CHECK.toMillis());
        setFailedDeclarationRetryInterval(CHECK.toMillis());
        setRecoveryInterval(CHECK.toMillis());
        afterPropertiesSet();
    }

    /** Others like these, not started. */
    QueueConsumers anew() {
        return new QueueConsumers(connections, queue, slots, listener, patience);
    }

    String queue() {
        return queue;
    }

    int slots() {
        return slots;
    }

    /** How many consumers RabbitMQ has confirmed to this process, their channels being open. */
    int active() {
        consumersLock.lock();
        try {
            return (int) consumers.stream()
                    .filter(consumer -> consumer.getChannel().isOpen())
                    .count();
        } finally {
            consumersLock.unlock();
        }
    }
}
