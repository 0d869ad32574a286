package io.creatorfleet.task;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.QueueInformation;

/**
 * Finds consumers that died without a word, begins them anew, and knows since when a queue has lacked some.
 *
 * <p>A consumer may end in a live process: RabbitMQ waited too long for an acknowledgement or cancelled it, its queue was
 * deleted, a firewall forgot its connection. What this process is told it mends at once. What it is not told shows in
 * RabbitMQ's own count: fewer consumers of a queue than this process alone believes to have, several times in a row, is
 * proof. As many prove nothing, since other processes have theirs.
 *
 * <p>While RabbitMQ cannot be reached the process is not ready and goes on: nothing here would be better for ending it.
 * When RabbitMQ answers and consumers stay away all the same, something in this process is broken, or its
 * configuration is: it ends with exit status 1, and its supervisor's new one works, or refuses to start and says why.
 */
final class ConsumerWatch {

    private static final Logger log = LoggerFactory.getLogger(ConsumerWatch.class);
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    // Consumers that know of their end have begun again before this many looks in a row find them missing.
    private static final int LOOKS = 3;

    private final TaskConsumers consumers;
    private final AmqpAdmin admin;
    private final TopologyCheck topology;
    private final Supplier<Duration> databaseSilence;
    private final ConsumerProperties properties;
    private final Consumer<String> end;
    private final Map<String, Long> completeAt = new ConcurrentHashMap<>();
    private final Map<String, Integer> lacking = new HashMap<>();
    private volatile long since = System.nanoTime();
    private volatile boolean suspended;
    private @Nullable Long hopelessSince;

    /**
     * @param databaseSilence how long ago PostgreSQL last answered
     * @param end ends this process for the reason it is given
     */
    ConsumerWatch(
            TaskConsumers consumers,
            AmqpAdmin admin,
            TopologyCheck topology,
            Supplier<Duration> databaseSilence,
            ConsumerProperties properties,
            Consumer<String> end) {
        this.consumers = consumers;
        this.admin = admin;
        this.topology = topology;
        this.databaseSilence = databaseSilence;
        this.properties = properties;
        this.end = end;
    }

    Loop loop() {
        return new Loop("consumer watch", INTERVAL, Phases.WATCH, this::look);
    }

    /** Why this process does not take the tasks it should; empty when it does. */
    List<String> reasons() {
        if (suspended) {
            return List.of("PostgreSQL is away: no task is taken");
        }
        Stream<String> incomplete =
                consumers.all().stream().map(QueueConsumers::queue).flatMap(this::reason);
        return Stream.concat(topology.difference().stream(), incomplete).toList();
    }

    private Stream<String> reason(String queue) {
        Duration age = age(completeAt.getOrDefault(queue, since));
        return age.compareTo(properties.unreadyAfter()) > 0
                ? Stream.of("Queue %s has lacked consumers for %d s".formatted(queue, age.toSeconds()))
                : Stream.empty();
    }

    private void look() {
        suspendWhilePostgresIsAway();
        if (suspended) {
            hopelessSince = null;
            return;
        }
        try {
            topology.check();
            List<QueueConsumers> all = consumers.all();
            long incomplete = all.stream().filter(queue -> !isComplete(queue)).count();
            boolean foreign = topology.difference().isPresent() && !all.isEmpty();
            endIfHopeless(incomplete > 0 || foreign);
        } catch (AmqpException away) {
            hopelessSince = null;
            throw away;
        }
    }

    private boolean isComplete(QueueConsumers queue) {
        int active = queue.active();
        QueueInformation seen = admin.getQueueInfo(queue.queue());
        if (seen == null) {
            log.warn("The queue {} is missing: it is declared again", queue.queue());
            topology.declare();
            return false;
        }
        if (active == queue.slots() && seen.getConsumerCount() >= active) {
            completeAt.put(queue.queue(), System.nanoTime());
            lacking.remove(queue.queue());
            return true;
        }
        if (lacking.merge(queue.queue(), 1, Integer::sum) == LOOKS) {
            lacking.remove(queue.queue());
            log.warn(
                    "Of {} consumers of {} this process believes to have {} and RabbitMQ knows {}: they begin anew",
                    queue.slots(),
                    queue.queue(),
                    active,
                    seen.getConsumerCount());
            consumers.replace(queue);
        }
        return false;
    }

    private void endIfHopeless(boolean failing) {
        if (!failing) {
            hopelessSince = null;
        } else if (hopelessSince == null) {
            hopelessSince = System.nanoTime();
        } else if (age(hopelessSince).compareTo(properties.endAfter()) > 0) {
            hopelessSince = null;
            end.accept(String.join("; ", reasons()));
        }
    }

    /** While PostgreSQL is away for long, consuming stops: other processes may still reach it. */
    private void suspendWhilePostgresIsAway() {
        boolean away = databaseSilence.get().compareTo(Outage.PATIENCE) > 0;
        if (away == suspended) {
            return;
        }
        if (away) {
            log.warn(
                    "PostgreSQL has been away for {} s: no task is taken until it answers",
                    Outage.PATIENCE.toSeconds());
            suspended = true;
            consumers.suspend();
        } else {
            log.info("PostgreSQL answers again: tasks are taken");
            consumers.resume();
            completeAt.clear();
            since = System.nanoTime();
            suspended = false;
        }
    }

    private static Duration age(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }
}
