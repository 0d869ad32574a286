package io.creatorfleet.content;

import io.creatorfleet.platform.PlatformId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.stream.Stream;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** How many items were kept of the pages that were read: new ones, and such as were known. Nothing new for long is an alarm. */
final class KeptItems {

    private static final String NEW = "new";
    private static final String KNOWN = "known";

    private final MeterRegistry meters;

    KeptItems(MeterRegistry meters) {
        this.meters = meters;
        for (PlatformId platform : PlatformId.values()) {
            Stream.of(NEW, KNOWN).forEach(outcome -> counter(platform, outcome));
        }
    }

    /** Counts once the transaction that keeps them is committed. */
    void count(PlatformId platform, long fresh, long known) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                counter(platform, NEW).increment((double) fresh);
                counter(platform, KNOWN).increment((double) known);
            }
        });
    }

    private Counter counter(PlatformId platform, String outcome) {
        return Counter.builder("fleet.content.items")
                .description("Items of pages that were kept: new, or known before")
                .tag("platform", platform.key())
                .tag("outcome", outcome)
                .register(meters);
    }
}
