package io.creatorfleet.content.history;

import org.springframework.transaction.support.TransactionOperations;

/** Goes round and round through the histories and thins them, a step at a time. */
final class Thinning {

    private final ThinningStore store;
    private final TransactionOperations transactions;
    private final int items;

    Thinning(ThinningStore store, TransactionOperations transactions, ThinningProperties properties) {
        this.store = store;
        this.transactions = transactions;
        this.items = properties.items();
    }

    void step() {
        for (History history : History.values()) {
            transactions.executeWithoutResult(status -> step(history));
        }
        transactions.executeWithoutResult(status -> store.deleteRaw(items));
    }

    private void step(History history) {
        store.position(history).ifPresent(from -> {
            long to = store.next(history, from, items).orElse(0L);
            if (to > 0) {
                store.thin(history, from, to);
            }
            store.moveTo(history, to);
        });
    }
}
