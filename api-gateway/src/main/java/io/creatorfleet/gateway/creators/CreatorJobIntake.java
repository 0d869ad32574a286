package io.creatorfleet.gateway.creators;

import io.creatorfleet.gateway.creators.CreatorViewStore.Found;
import io.creatorfleet.task.Dispatcher;
import io.creatorfleet.task.FollowUp;
import io.creatorfleet.task.TaskKind;
import io.creatorfleet.task.TaskLedger;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Where work on a creator that is held is asked for: a job of its own, or the one of that kind under way. */
@Component
final class CreatorJobIntake {

    private static final String LOCAL = "local";

    private final CreatorJobStore store;
    private final TaskLedger ledger;
    private final Dispatcher dispatcher;
    private final TransactionOperations transactions;

    CreatorJobIntake(
            CreatorJobStore store, TaskLedger ledger, Dispatcher dispatcher, TransactionOperations transactions) {
        this.store = store;
        this.ledger = ledger;
        this.dispatcher = dispatcher;
        this.transactions = transactions;
    }

    /** The comparison of his rows with his objects that is open from now on. */
    UUID audit(Found creator) {
        return open(TaskKind.AUDIT, creator);
    }

    /** His deletion, open from now on; whatever is being taken in of him is cancelled for it. */
    UUID purge(Found creator) {
        return open(TaskKind.PURGE, creator);
    }

    private UUID open(TaskKind kind, Found creator) {
        while (true) {
            Optional<UUID> job = Optional.ofNullable(transactions.execute(status -> {
                UUID fresh = UUID.randomUUID();
                if (store.insert(fresh, kind, creator) && ledger.open(fresh, task(kind, creator))) {
                    return fresh;
                }
                status.setRollbackOnly();
                return null;
            }));
            job.ifPresent(fresh -> dispatcher.wake());
            Optional<UUID> open = job.or(() -> store.findOpen(kind, creator));
            if (open.isPresent()) {
                return open.get();
            }
            store.inTheWay(kind, creator).ifPresent(ledger::cancel);
        }
    }

    private static FollowUp task(TaskKind kind, Found creator) {
        return new FollowUp(kind, LOCAL, Long.toString(creator.id()));
    }
}
