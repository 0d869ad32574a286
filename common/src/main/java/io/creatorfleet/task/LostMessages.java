package io.creatorfleet.task;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.QueueInformation;

/**
 * Finds dispatched tasks whose message RabbitMQ no longer has, and makes them READY.
 *
 * <p>A task is lost on evidence alone: it is overdue, and either a task dispatched after it from the same queue has been
 * claimed, or its queue has consumers and was seen empty twice, {@link #APART} apart. Empty once says nothing:
 * prefetched messages count as none.
 *
 * <p>It waits for RabbitMQ, so it has a loop of its own: what the {@link Reconciler} finds must not wait for that.
 */
final class LostMessages {

    private static final Logger log = LoggerFactory.getLogger(LostMessages.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration APART = Duration.ofSeconds(5);

    private final LostTaskStore store;
    private final AmqpAdmin admin;
    private final DispatchProperties properties;
    private final Map<String, Long> emptySince = new HashMap<>();

    LostMessages(LostTaskStore store, AmqpAdmin admin, DispatchProperties properties) {
        this.store = store;
        this.admin = admin;
        this.properties = properties;
    }

    Loop loop(TaskMetrics metrics) {
        return new Loop("lost-messages", INTERVAL, Phases.DISPATCH, () -> metrics.relost(recover()));
    }

    /** Recovers what is found lost now; returns how many tasks that were. Fails while RabbitMQ is away. */
    int recover() {
        List<LostTaskStore.Candidate> candidates = store.candidates(properties.lostAfter(), properties.confirmWithin());
        Set<String> empty = provenEmpty(candidates);
        int recovered = (int) candidates.stream()
                .filter(task -> task.overtaken() || empty.contains(queue(task)))
                .filter(task -> store.relost(task.id(), task.dispatch()))
                .count();
        if (recovered > 0) {
            log.warn("The messages of {} dispatched tasks were lost: they are dispatched again", recovered);
        }
        return recovered;
    }

    private Set<String> provenEmpty(List<LostTaskStore.Candidate> candidates) {
        Set<String> suspected = candidates.stream().map(LostMessages::queue).collect(Collectors.toSet());
        emptySince.keySet().retainAll(suspected);
        try {
            return suspected.stream().filter(this::provenEmpty).collect(Collectors.toSet());
        } catch (RuntimeException away) {
            // What was seen before says nothing about the queues after an outage.
            emptySince.clear();
            throw away;
        }
    }

    private boolean provenEmpty(String queue) {
        QueueInformation seen = admin.getQueueInfo(queue);
        if (seen == null || seen.getMessageCount() > 0 || seen.getConsumerCount() == 0) {
            emptySince.remove(queue);
            return false;
        }
        long since = emptySince.computeIfAbsent(queue, name -> System.nanoTime());
        return System.nanoTime() - since >= APART.toNanos();
    }

    private static String queue(LostTaskStore.Candidate task) {
        return Topology.queue(task.kind(), task.route());
    }
}
