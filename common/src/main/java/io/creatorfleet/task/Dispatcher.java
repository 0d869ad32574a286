package io.creatorfleet.task;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves due tasks from the ledger to RabbitMQ. Every process runs one and none leads: the lock on a queue's row decides
 * which of them dispatches for it, so any survivor keeps the fleet moving.
 */
public final class Dispatcher {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

    private final DispatchStore store;
    private final TaskPublisher publisher;
    private final TaskMetrics metrics;
    private final DispatchProperties properties;
    private final Duration lease;
    private final Loop loop;
    private long ensuredAt;

    Dispatcher(
            DispatchStore store,
            TaskPublisher publisher,
            TaskMetrics metrics,
            DispatchProperties properties,
            Duration lease) {
        this.store = store;
        this.publisher = publisher;
        this.metrics = metrics;
        this.properties = properties;
        this.lease = lease;
        this.loop = new Loop("dispatcher", properties.poll(), properties.rest(), Phases.DISPATCH, this::dispatch);
    }

    Loop loop() {
        return loop;
    }

    /** To be called after each commit that may have made a task due or room in a window; never waits. */
    public void wake() {
        loop.wake();
    }

    /** Dispatches what is due, queue by queue; returns how long until there may be more. */
    private Duration dispatch() {
        List<DispatchStore.Queue> due = due();
        if (!due.isEmpty()) {
            publisher.requireConnection();
            due.forEach(this::release);
        }
        return store.untilMore().orElse(properties.poll());
    }

    /**
     * A look for queues that are missing is not due with each commit. It comes with the poll, and when nothing is due: then
     * what woke this may be the first of its kind.
     */
    private List<DispatchStore.Queue> due() {
        long now = System.nanoTime();
        if (ensuredAt == 0 || now - ensuredAt >= properties.poll().toNanos()) {
            store.ensureQueues(properties.window());
            ensuredAt = now;
        }
        List<DispatchStore.Queue> due = store.due(lease);
        return due.isEmpty() && store.addQueues(properties.window()) > 0 ? store.due(lease) : due;
    }

    private void release(DispatchStore.Queue queue) {
        List<DispatchStore.Dispatched> released = store.release(queue, lease);
        if (released.isEmpty()) {
            return;
        }
        String name = Topology.queue(queue.kind(), queue.route());
        List<DispatchStore.Dispatched> failed = publisher.publish(name, released);
        metrics.dispatched(name, released, failed.size());
        if (!failed.isEmpty()) {
            store.unconfirm(failed);
            log.warn(
                    "RabbitMQ did not confirm {} of {} tasks for {}: they wait in the ledger",
                    failed.size(),
                    released.size(),
                    name);
        }
    }
}
