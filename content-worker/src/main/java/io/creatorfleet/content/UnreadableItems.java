package io.creatorfleet.content;

import io.creatorfleet.catalog.Creator;
import io.creatorfleet.catalog.PagePayload;
import io.creatorfleet.platform.Unreadable;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What of pages nobody could read or store: kept, and told to whom it concerns once that is committed. */
final class UnreadableItems {

    private static final Logger log = LoggerFactory.getLogger(UnreadableItems.class);

    private final UnreadableStore store;
    private final MeterRegistry meters;

    UnreadableItems(UnreadableStore store, MeterRegistry meters) {
        this.store = store;
        this.meters = meters;
    }

    /** Keeps what was not understood and what was refused of a page, in the transaction of the rest of it. */
    void keep(Creator creator, PagePayload page, List<Unreadable> unread, List<Unreadable> refused) {
        List<Unreadable> all = Stream.concat(unread.stream(), refused.stream()).toList();
        if (all.isEmpty()) {
            return;
        }
        store.keep(page, all);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                tell(creator, page, all);
            }
        });
    }

    private void tell(Creator creator, PagePayload page, List<Unreadable> items) {
        meters.counter(
                        "fleet.content.unreadable",
                        "platform",
                        creator.platform().key())
                .increment(items.size());
        for (Unreadable item : items) {
            log.warn(
                    "Page {} of {}'s {} goes on without an item, which is kept as unreadable: {}",
                    page.page(),
                    creator.username(),
                    page.feed(),
                    item.reason());
        }
    }
}
