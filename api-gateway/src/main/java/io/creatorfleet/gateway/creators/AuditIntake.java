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

/** Where audits are asked for: a job that compares a creator's rows with his objects, or the one under way. */
@Component
final class AuditIntake {

    private static final String LOCAL = "local";

    private final AuditJobStore store;
    private final TaskLedger ledger;
    private final Dispatcher dispatcher;
    private final TransactionOperations transactions;

    AuditIntake(AuditJobStore store, TaskLedger ledger, Dispatcher dispatcher, TransactionOperations transactions) {
        this.store = store;
        this.ledger = ledger;
        this.dispatcher = dispatcher;
        this.transactions = transactions;
    }

    /** The audit of the creator that is open from now on. */
    UUID open(Found creator) {
        while (true) {
            Optional<UUID> job = Optional.ofNullable(transactions.execute(status -> {
                UUID fresh = UUID.randomUUID();
                if (store.insert(fresh, creator) && ledger.open(fresh, audit(creator))) {
                    return fresh;
                }
                status.setRollbackOnly();
                return null;
            }));
            job.ifPresent(fresh -> dispatcher.wake());
            Optional<UUID> open = job.or(() -> store.findOpen(creator));
            if (open.isPresent()) {
                return open.get();
            }
        }
    }

    private static FollowUp audit(Found creator) {
        return new FollowUp(TaskKind.AUDIT, LOCAL, Long.toString(creator.id()));
    }
}
