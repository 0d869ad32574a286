package io.creatorfleet.gateway.operations;

import io.creatorfleet.gateway.operations.MeasureStore.Flow;
import io.creatorfleet.gateway.operations.Overview.Invariant;
import io.creatorfleet.task.BacklogStore;
import io.creatorfleet.task.InvariantStore;
import io.creatorfleet.task.PauseStore;
import io.creatorfleet.task.PauseStore.Pause;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Reads the ledger for the gateway's metrics: the same for the whole fleet, so that no worker shows them again. A scrape costs the
 * database nothing; each reading costs it few milliseconds, however many tasks there are. While PostgreSQL is away the
 * last figures stand, and {@code fleet.tasks.counted.age} says how old they are.
 */
@Component
final class LedgerMeters {

    private static final Logger log = LoggerFactory.getLogger(LedgerMeters.class);
    private static final long EVERY_S = 5;
    private static final long INVARIANT_EVERY_S = 60;

    private final BacklogStore backlog;
    private final MeasureStore measures;
    private final QueueStore queues;
    private final PauseStore pauses;
    private final Scaling scaling;
    private final InvariantStore invariant;
    private final QueueMeters queueMeters;
    private final PlatformMeters platformMeters;
    private final AtomicLong violations;
    private volatile @Nullable Invariant checked;
    private boolean failing;

    LedgerMeters(
            BacklogStore backlog,
            MeasureStore measures,
            QueueStore queues,
            PauseStore pauses,
            Scaling scaling,
            InvariantStore invariant,
            MeterRegistry registry) {
        this.backlog = backlog;
        this.measures = measures;
        this.queues = queues;
        this.pauses = pauses;
        this.scaling = scaling;
        this.invariant = invariant;
        this.queueMeters = new QueueMeters(registry);
        this.platformMeters = new PlatformMeters(registry);
        this.violations = registry.gauge("fleet.invariant.violations", new AtomicLong());
    }

    @Scheduled(fixedDelay = EVERY_S, timeUnit = TimeUnit.SECONDS)
    void readInTurn() {
        try {
            read();
            failing = false;
        } catch (DataAccessException away) {
            if (!failing) {
                log.warn(
                        "The ledger could not be read for metrics, which is tried every {} s: {}",
                        EVERY_S,
                        away.toString());
            }
            failing = true;
        }
    }

    void read() {
        List<Flow> flows = measures.flows();
        List<BacklogStore.Age> ages = backlog.ages();
        List<Pause> paused = pauses.list();
        queueMeters.show(backlog.counts(), ages, flows);
        queueMeters.show(scaling.recommendations(flows, ages));
        queueMeters.showJobs(measures.openJobs());
        queueMeters.showPaused(paused);
        platformMeters.show(queues.upstreams());
        platformMeters.showPaused(ages, paused);
        platformMeters.showTokens(measures.tokens());
    }

    /** Must be 0 at any time: what the ledger says of itself does not add up otherwise. */
    @Scheduled(fixedDelay = INVARIANT_EVERY_S, timeUnit = TimeUnit.SECONDS)
    void readInvariant() {
        Invariant found = new Invariant(Instant.now(), invariant.violations());
        violations.set(found.violations().stream()
                .mapToLong(InvariantStore.Violation::rows)
                .sum());
        checked = found;
    }

    /** What was found when the invariant was last checked; null: it was not yet. */
    @Nullable
    Invariant checked() {
        return checked;
    }
}
