package io.creatorfleet.task;

import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Transactions of the ledger. Those that lose against another one are repeated from the start, for nothing of them has
 * happened: PostgreSQL ended them to resolve a deadlock (40P01) or a serialization conflict (40001), or another took
 * their unique key meanwhile (23505), which a repetition sees.
 */
public final class LedgerTransactions {

    // Each repetition lets at least one other transaction through; so many in a row is a defect, not contention.
    private static final int ATTEMPTS = 20;

    private final TransactionOperations transactions;

    LedgerTransactions(TransactionOperations transactions) {
        this.transactions = transactions;
    }

    /** Does the work in a transaction of its own; the work may be repeated. A COMMIT of unknown outcome is not. */
    public <T> T in(Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "A ledger transaction was asked for inside another transaction: it could neither be repeated alone "
                            + "nor commit before what comes next. Nothing was done.");
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return transactions.execute(status -> work.get());
            } catch (PessimisticLockingFailureException | DuplicateKeyException conflict) {
                requireRepeatable(attempt, conflict);
            }
        }
    }

    private static void requireRepeatable(int attempt, DataAccessException conflict) {
        if (attempt == ATTEMPTS) {
            throw conflict;
        }
    }
}
