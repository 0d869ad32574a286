package io.creatorfleet.gateway.operations;

import io.creatorfleet.gateway.Words;
import io.creatorfleet.task.BacklogStore;
import io.creatorfleet.task.InvariantStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The ledger in figures, for the gateway to be scraped: the same for the whole fleet, so that no worker shows them again.
 * {@code fleet.tasks} is as old as the last count; ages are exact.
 */
@Component
final class LedgerMeters {

    private static final long EVERY_S = 15;
    private static final long INVARIANT_EVERY_S = 60;

    private final BacklogStore backlog;
    private final InvariantStore invariant;
    private final MultiGauge tasks;
    private final MultiGauge ages;
    private final AtomicLong violations;

    LedgerMeters(BacklogStore backlog, InvariantStore invariant, MeterRegistry registry) {
        this.backlog = backlog;
        this.invariant = invariant;
        this.tasks = MultiGauge.builder("fleet.tasks")
                .description("Tasks in the ledger")
                .register(registry);
        this.ages = MultiGauge.builder("fleet.tasks.oldest.age")
                .description("How long the oldest due or dispatched task of a queue has waited")
                .baseUnit("seconds")
                .register(registry);
        this.violations = registry.gauge("fleet.invariant.violations", new AtomicLong());
    }

    @Scheduled(fixedDelay = EVERY_S, timeUnit = TimeUnit.SECONDS)
    void read() {
        tasks.register(backlog.counts().stream().map(LedgerMeters::row).toList(), true);
        List<Row<?>> rows = new ArrayList<>();
        for (BacklogStore.Age age : backlog.ages()) {
            rows.add(row(age, "ready", age.ready()));
            rows.add(row(age, "queued", age.queued()));
        }
        ages.register(rows, true);
    }

    /** Must be 0 at any time: what the ledger says of itself does not add up otherwise. */
    @Scheduled(fixedDelay = INVARIANT_EVERY_S, timeUnit = TimeUnit.SECONDS)
    void readInvariant() {
        violations.set(invariant.violations().stream()
                .mapToLong(InvariantStore.Violation::rows)
                .sum());
    }

    private static Row<?> row(BacklogStore.Count count) {
        Tags tags = Tags.of(
                "kind",
                count.kind().key(),
                "route",
                count.route().toLowerCase(Locale.ROOT),
                "state",
                Words.word(count.state()));
        return Row.of(tags, count.tasks());
    }

    /** Nothing waiting is an age of 0. */
    private static Row<?> row(BacklogStore.Age age, String state, @Nullable Double seconds) {
        Tags tags = Tags.of(
                "kind",
                age.kind().key(),
                "upstream",
                age.upstream(),
                "route",
                age.route().toLowerCase(Locale.ROOT),
                "state",
                state);
        return Row.of(tags, seconds == null ? 0 : seconds);
    }
}
