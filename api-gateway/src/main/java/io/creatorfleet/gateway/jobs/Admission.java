package io.creatorfleet.gateway.jobs;

import io.creatorfleet.gateway.GatewayProperties;
import io.creatorfleet.gateway.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Refuses additions while so many jobs are open that one more would only wait: a backlog without a bound hides that
 * nothing gets done. Refuses creators that are being deleted, too.
 */
@Component
final class Admission {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);
    // A burst asks for the same figure again and again; within a moment it hardly changes.
    private static final Duration FRESH = Duration.ofMillis(500);

    private record Seen(boolean full, long at) {}

    private final IntakeStore store;
    private final int largestBacklog;
    private volatile Seen seen = new Seen(false, System.nanoTime() - FRESH.toNanos());

    Admission(IntakeStore store, GatewayProperties properties) {
        this.store = store;
        this.largestBacklog = properties.largestBacklog();
    }

    /** Fails with 429 while the backlog is full. */
    void check() {
        if (isFull()) {
            throw refusal();
        }
    }

    boolean isFull() {
        Seen last = seen;
        if (System.nanoTime() - last.at >= FRESH.toNanos()) {
            last = new Seen(store.hasOpenJobs(largestBacklog), System.nanoTime());
            seen = last;
        }
        return last.full;
    }

    Refusal refusal() {
        return Refusal.tooMany(
                "%d jobs are open already; nothing was accepted, try again later".formatted(largestBacklog),
                RETRY_AFTER);
    }

    /** Fails with 409 when one of them is being deleted: what was taken in now would be deleted with him. */
    void checkNotPurged(List<Addition> additions) {
        purged(additions).stream().findFirst().ifPresent(name -> {
            throw Refusal.conflict(beingDeleted(name));
        });
    }

    /** The names of those that are being deleted. */
    Set<String> purged(List<Addition> additions) {
        return additions.isEmpty()
                ? Set.of()
                : store.purged(additions.getFirst().platform(), additions);
    }

    static String beingDeleted(String name) {
        return name + " is being deleted and can be added again once that has ended";
    }
}
