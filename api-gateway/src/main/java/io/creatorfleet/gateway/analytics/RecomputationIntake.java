package io.creatorfleet.gateway.analytics;

import io.creatorfleet.catalog.AnalyticsPayload;
import io.creatorfleet.task.Dispatcher;
import io.creatorfleet.task.LedgerTransactions;
import io.creatorfleet.task.TaskLedger;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Where recomputations are asked for: a job, with the task that opens those of the creators. */
@Component
final class RecomputationIntake {

    private final RecomputationStore store;
    private final TaskLedger ledger;
    private final LedgerTransactions transactions;
    private final Dispatcher dispatcher;

    RecomputationIntake(
            RecomputationStore store, TaskLedger ledger, LedgerTransactions transactions, Dispatcher dispatcher) {
        this.store = store;
        this.ledger = ledger;
        this.transactions = transactions;
        this.dispatcher = dispatcher;
    }

    /** The job that is open from now on, if it is not since before. */
    Recomputation open() {
        while (true) {
            UUID fresh = UUID.randomUUID();
            if (transactions.in(() -> insert(fresh))) {
                dispatcher.wake();
                return Recomputation.of(fresh, true);
            }
            Optional<UUID> open = store.findOpen();
            if (open.isPresent()) {
                return Recomputation.of(open.get(), false);
            }
        }
    }

    private boolean insert(UUID job) {
        if (!store.insert(job)) {
            return false;
        }
        if (!ledger.open(job, AnalyticsPayload.ofAllAfter(0))) {
            throw new IllegalStateException(
                    "Recomputation %s cannot start: the first task of another is open. Nothing was done."
                            .formatted(job));
        }
        return true;
    }
}
