package io.creatorfleet.media.copy;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What came of this worker's copies, and the bytes of those that were stored; ends are counted once they are committed. */
final class CopyMeters {

    /** What a copy can come to. */
    enum Outcome {
        STORED,
        NO_LINK,
        GONE,
        REFUSED,
        TOO_LARGE,
        /** The file was not wanted any more when it had come to its end. */
        UNWANTED,
        /** It waits for another link. */
        LINK,
        /** Its host, or this process, has as many files under way as it bears. */
        BUSY,
        /** The claim no longer stood. */
        TAKEN,
        FAILED
    }

    private final MeterRegistry registry;
    private final Counter bytes;

    CopyMeters(MeterRegistry registry) {
        this.registry = registry;
        this.bytes = Counter.builder("fleet.media.copied.bytes")
                .description("Bytes of files that were stored")
                .register(registry);
        Stream.of(Outcome.values()).forEach(this::counter);
    }

    void count(Outcome outcome) {
        counter(outcome).increment();
    }

    /** To be called in the transaction that stores the file. */
    void stored(long size) {
        afterCommit(() -> {
            count(Outcome.STORED);
            bytes.increment((double) size);
        });
    }

    /** To be called in the transaction that ends the file's life without a copy. */
    void ended(CopyStore.State state) {
        afterCommit(() -> count(Outcome.valueOf(state.name())));
    }

    void unwanted() {
        afterCommit(() -> count(Outcome.UNWANTED));
    }

    private static void afterCommit(Runnable counting) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                counting.run();
            }
        });
    }

    private Counter counter(Outcome outcome) {
        return Counter.builder("fleet.media.copies")
                .description("Copies, by what came of them")
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }
}
