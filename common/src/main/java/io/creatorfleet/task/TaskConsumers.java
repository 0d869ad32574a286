package io.creatorfleet.task;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.connection.RabbitUtils;
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
    // After the grace period runs are interrupted; this long their verdicts may take.
    static final Duration LAST_VERDICTS = Duration.ofSeconds(5);
    private static final Duration UNTIL_TRIED_AGAIN = Duration.ofSeconds(5);

    private final ConnectionFactory connections;
    private final TaskRunner runner;
    private final List<TaskHandler> handlers;
    private final WorkerProperties properties;
    private final Runs runs;
    private final Outage outage;
    private final List<QueueConsumers> all = new CopyOnWriteArrayList<>();
    private volatile boolean started;
    private volatile boolean draining;

    TaskConsumers(
            ConnectionFactory connections,
            TaskRunner runner,
            List<TaskHandler> handlers,
            WorkerProperties properties,
            Runs runs,
            Outage outage) {
        this.connections = connections;
        this.runner = runner;
        this.handlers = handlers;
        this.properties = properties;
        this.runs = runs;
        this.outage = outage;
    }

    List<QueueConsumers> all() {
        return List.copyOf(all);
    }

    @Override
    public void start() {
        started = true;
        for (TaskHandler handler : handlers) {
            for (Route route : Route.values()) {
                all.add(consumers(handler.kind(), route));
            }
        }
        all.forEach(QueueConsumers::start);
    }

    private QueueConsumers consumers(TaskKind kind, Route route) {
        Source source = new Source(kind, route);
        return new QueueConsumers(
                connections,
                Topology.queue(kind, route),
                slots(route),
                (message, channel) -> onMessage(source, message, channel),
                properties.grace().plus(LAST_VERDICTS));
    }

    private int slots(Route route) {
        return switch (route) {
            case INTERACTIVE -> properties.slots().interactive();
            case BACKGROUND -> properties.slots().background();
            case ISOLATION -> 1;
        };
    }

    private void onMessage(Source source, Message message, @Nullable Channel channel) {
        if (draining || channel == null) {
            return;
        }
        if (isSpent(source, message)) {
            acknowledge(channel, message.getMessageProperties().getDeliveryTag());
        } else {
            leave(channel);
        }
    }

    /**
     * Whatever is thrown, the message is not just kept: its consumer would be given no other for half an hour. Nor is it left
     * at once, which would take one consumer after the other while the cause lasts: it is tried again here.
     */
    private boolean isSpent(Source source, Message message) {
        for (boolean again = false; ; again = true) {
            try {
                return TaskMessage.of(message)
                        .map(valid -> runner.run(valid, source))
                        .orElseGet(() -> foreign(message, source));
            } catch (RuntimeException failure) {
                tell(source, failure, again);
                if (outage.stops(UNTIL_TRIED_AGAIN)) {
                    return false;
                }
            }
        }
    }

    private static void tell(Source source, RuntimeException failure, boolean again) {
        if (again) {
            log.debug("A message for {} can still not be dealt with", source, failure);
        } else {
            long seconds = UNTIL_TRIED_AGAIN.toSeconds();
            log.error(
                    "A message for {} could not be dealt with and is tried again every {} s", source, seconds, failure);
        }
    }

    private static boolean foreign(Message message, Source source) {
        log.warn("A message of {} bytes for {} is none of ours and is dropped", message.getBody().length, source);
        return true;
    }

    private static void acknowledge(Channel channel, long tag) {
        try {
            channel.basicAck(tag, false);
        } catch (IOException | ShutdownSignalException | AmqpException | IllegalStateException closed) {
            // The verdict is committed: the message that comes again is void.
            log.debug("The channel was closed before its message was acknowledged", closed);
        }
    }

    /** A consumer that keeps its message gets no other: its channel goes, and a new one is begun. */
    private static void leave(Channel channel) {
        RabbitUtils.setPhysicalCloseRequired(channel, true);
        RabbitUtils.closeChannel(channel);
    }

    /** Stops consuming for a while; what runs goes on. */
    void suspend() {
        stopAll(all);
    }

    void resume() {
        all.forEach(QueueConsumers::start);
    }

    /** Begins the consumers of a queue anew without waiting for what the old ones still run. */
    void replace(QueueConsumers dead) {
        QueueConsumers anew = dead.anew();
        all.set(all.indexOf(dead), anew);
        anew.start();
        Thread.ofVirtual().name("dead consumers of " + dead.queue()).start(dead::stop);
    }

    @Override
    public void stop() {
        draining = true;
        Thread drain = Thread.ofVirtual().name("drain").start(this::drain);
        stopAll(all);
        try {
            drain.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        all.clear();
        started = false;
    }

    /** Waits for the runs themselves: consumers know nothing of one whose channel was lost on the way. */
    private void drain() {
        if (!runs.awaitEmpty(properties.grace())) {
            log.info(
                    "The grace period of {} s is over: running tasks are released",
                    properties.grace().toSeconds());
            runs.stopAll(Run.Stop.SHUTDOWN);
        }
        outage.stop();
        if (!runs.awaitEmpty(LAST_VERDICTS)) {
            log.warn("{} running tasks did not stop: they lapse", runs.all().size());
        }
    }

    private static void stopAll(List<QueueConsumers> consumers) {
        try (ExecutorService stops = Executors.newVirtualThreadPerTaskExecutor()) {
            consumers.forEach(one -> stops.execute(one::stop));
        }
    }

    @Override
    public boolean isRunning() {
        return started;
    }

    @Override
    public int getPhase() {
        return Phases.CONSUME;
    }
}
