package io.creatorfleet.gateway.jobs;

import io.creatorfleet.gateway.GatewayProperties;
import io.creatorfleet.gateway.Refusal;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Refuses additions while so many jobs are open that one more would only wait: a backlog without a bound hides that
 * nothing gets done.
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
        Seen last = seen;
        if (System.nanoTime() - last.at >= FRESH.toNanos()) {
            last = new Seen(store.hasOpenJobs(largestBacklog), System.nanoTime());
            seen = last;
        }
        if (last.full) {
            throw Refusal.tooMany(
                    "%d jobs are open already; nothing was accepted, try again later".formatted(largestBacklog),
                    RETRY_AFTER);
        }
    }
}
