package io.creatorfleet.gateway.sweeps;

import io.creatorfleet.platform.PlatformId;
import io.creatorfleet.task.Dispatcher;
import io.creatorfleet.task.FollowUp;
import io.creatorfleet.task.TaskKind;
import io.creatorfleet.task.TaskLedger;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Opens sweeps and deletions when they are due. */
@Component
final class SweepOpener {

    private static final Logger log = LoggerFactory.getLogger(SweepOpener.class);

    // The one that shows items by their ids.
    private static final PlatformId SWEPT = PlatformId.REDDIT;
    private static final String SUBJECT = "sweep";
    private static final String LOCAL = "local";

    private final SweepStore store;
    private final TaskLedger ledger;
    private final Dispatcher dispatcher;
    private final TransactionOperations transactions;
    private final SweepProperties properties;

    SweepOpener(
            SweepStore store,
            TaskLedger ledger,
            Dispatcher dispatcher,
            TransactionOperations transactions,
            SweepProperties properties) {
        this.store = store;
        this.ledger = ledger;
        this.dispatcher = dispatcher;
        this.transactions = transactions;
        this.properties = properties;
    }

    /** Opens what is due now; what another gateway has opened, or what another job is in the way of, is left alone. */
    void look() {
        open(this::openSweep);
        transactions.executeWithoutResult(status -> store.noticeUnavailable());
        for (SweepStore.Gone gone : store.gone(properties.purgeUnavailableAfter())) {
            if (open(() -> openPurge(gone))) {
                log.info("{} has been unavailable for too long and is deleted", gone.username());
            }
        }
    }

    private boolean openSweep() {
        UUID job = UUID.randomUUID();
        return store.take(SWEPT, properties.interval(), properties.after())
                && store.insert(job, TaskKind.SWEEP.name(), SWEPT.key(), SUBJECT)
                && ledger.open(job, new FollowUp(TaskKind.SWEEP, SWEPT.apiUpstream(), SWEPT.key()));
    }

    private boolean openPurge(SweepStore.Gone gone) {
        UUID job = UUID.randomUUID();
        return store.insert(job, TaskKind.PURGE.name(), gone.platform(), gone.username())
                && ledger.open(job, new FollowUp(TaskKind.PURGE, LOCAL, Long.toString(gone.id())));
    }

    private boolean open(BooleanSupplier job) {
        boolean opened = Boolean.TRUE.equals(transactions.execute(status -> {
            boolean whole = job.getAsBoolean();
            if (!whole) {
                status.setRollbackOnly();
            }
            return whole;
        }));
        if (opened) {
            dispatcher.wake();
        }
        return opened;
    }
}
