package io.creatorfleet.task;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.AcknowledgeMode;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.listener.DirectMessageListenerContainer;
import org.springframework.amqp.rabbit.listener.api.ChannelAwareMessageListener;
import org.springframework.context.SmartLifecycle;

/**
 * The consumers of this process: for each kind it runs, as many as its lanes have slots, and one for isolated tasks.
 *
 * <p>A consumer holds one message, the one whose task it runs: its listener blocks until the verdict is committed, on a
 * virtual thread. A message is acknowledged or left, never returned: leaving it costs nothing, since it is valid for
 * one dispatch only.
 */
final class TaskConsumers implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TaskConsumers.class);
    static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration WATCH = Duration.ofSeconds(2);
    // After the grace period runs are interrupted; this long their verdicts may take.
    private static final Duration LAST_VERDICTS = Duration.ofSeconds(5);

    private final ConnectionFactory connections;
    private final AmqpAdmin admin;
    private final TaskRunner runner;
    private final List<TaskHandler> handlers;
    private final WorkerProperties properties;
    private final Heartbeat heartbeat;
    private final Outage outage;
    private final List<DirectMessageListenerContainer> containers = new ArrayList<>();
    private volatile boolean draining;
    private boolean suspended;
    private final Loop watch = new Loop("consumer watch", WATCH, Phases.CONSUME, this::watch);

    TaskConsumers(
            ConnectionFactory connections,
            AmqpAdmin admin,
            TaskRunner runner,
            List<TaskHandler> handlers,
            WorkerProperties properties,
            Heartbeat heartbeat,
            Outage outage) {
        this.connections = connections;
        this.admin = admin;
        this.runner = runner;
        this.handlers = handlers;
        this.properties = properties;
        this.heartbeat = heartbeat;
        this.outage = outage;
    }

    @Override
    public void start() {
        for (TaskHandler handler : handlers) {
            for (Route route : Route.values()) {
                containers.add(container(handler.kind(), route));
            }
        }
        containers.forEach(DirectMessageListenerContainer::start);
        watch.start();
    }

    private int slots(Route route) {
        return switch (route) {
            case INTERACTIVE -> properties.slots().interactive();
            case BACKGROUND -> properties.slots().background();
            case ISOLATION -> 1;
        };
    }

    private DirectMessageListenerContainer container(TaskKind kind, Route route) {
        DirectMessageListenerContainer container = new DirectMessageListenerContainer(connections);
        container.setQueueNames(Topology.queue(kind, route));
        container.setConsumersPerQueue(slots(route));
        container.setPrefetchCount(1);
        container.setAcknowledgeMode(AcknowledgeMode.MANUAL);
        container.setMessageListener(
                (ChannelAwareMessageListener) (message, channel) -> onMessage(kind + ":" + route, message, channel));
        container.setAmqpAdmin(admin);
        container.setMissingQueuesFatal(false);
        container.setShutdownTimeout(properties.grace().plus(LAST_VERDICTS).toMillis());
        container.setForceStop(false);
        container.setMonitorInterval(WATCH.toMillis());
        container.setFailedDeclarationRetryInterval(WATCH.toMillis());
        container.setRecoveryInterval(WATCH.toMillis());
        container.afterPropertiesSet();
        return container;
    }

    private void onMessage(String source, Message message, @Nullable Channel channel) {
        if (draining) {
            return;
        }
        boolean spent = TaskMessage.of(message)
                .map(valid -> runner.run(valid, source))
                .orElseGet(() -> foreign(message, source));
        if (spent && channel != null) {
            acknowledge(channel, message.getMessageProperties().getDeliveryTag());
        }
    }

    private static boolean foreign(Message message, String source) {
        log.warn("A message of {} bytes for {} is none of ours and is dropped", message.getBody().length, source);
        return true;
    }

    private static void acknowledge(Channel channel, long tag) {
        try {
            channel.basicAck(tag, false);
        } catch (IOException | ShutdownSignalException | AmqpException closed) {
            // The verdict is committed: the message that comes again is void.
            log.debug("The channel was closed before its message was acknowledged", closed);
        }
    }

    private void watch() {
        suspendWhilePostgresIsAway();
        if (!suspended && !queuesExist()) {
            log.warn("A queue of this process is missing: it is declared again");
            admin.initialize();
        }
    }

    /** While PostgreSQL is away for long, consuming stops: other processes may still reach it. */
    private void suspendWhilePostgresIsAway() {
        boolean away = heartbeat.silence().compareTo(PATIENCE) > 0;
        if (away != suspended) {
            suspended = away;
            if (away) {
                log.warn("PostgreSQL has been away for {} s: no task is taken until it answers", PATIENCE.toSeconds());
                stopContainers();
            } else {
                log.info("PostgreSQL answers again: tasks are taken");
                containers.forEach(DirectMessageListenerContainer::start);
            }
        }
    }

    /** A container asks again and again for a queue that was deleted; it does not declare it. */
    private boolean queuesExist() {
        return containers.stream()
                .flatMap(container -> Stream.of(container.getQueueNames()))
                .allMatch(queue -> admin.getQueueInfo(queue) != null);
    }

    @Override
    public void stop() {
        draining = true;
        watch.stop();
        Thread.ofVirtual().name("grace").start(this::endRunsAfterGrace);
        stopContainers();
        containers.clear();
    }

    private void endRunsAfterGrace() {
        if (!heartbeat.runs().awaitEmpty(properties.grace())) {
            log.info(
                    "The grace period of {} s is over: running tasks are released",
                    properties.grace().toSeconds());
            heartbeat.runs().stopAll(Run.Stop.SHUTDOWN);
        }
        outage.stop();
    }

    private void stopContainers() {
        CountDownLatch stopping = new CountDownLatch(containers.size());
        containers.forEach(container -> container.stop(stopping::countDown));
        try {
            stopping.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return watch.isRunning();
    }

    @Override
    public int getPhase() {
        return watch.getPhase();
    }
}
