package io.creatorfleet.task;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random interleavings of everything that can happen to the ledger, checked after each step. {@code -Dledger.seed=17}
 * repeats one, {@code -Dledger.steps=100000} goes on for longer.
 */
class LedgerModelIT {

    @RegisterExtension
    static final LedgerFixture ledger = new LedgerFixture();

    private static final int STEPS = Integer.getInteger("ledger.steps", 1100);

    static LongStream seeds() {
        Long given = Long.getLong("ledger.seed");
        return given == null ? LongStream.rangeClosed(1, 5) : LongStream.of(given);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void holdsItsInvariantsWhateverHappens(long seed) {
        LedgerModel model = new LedgerModel(ledger, new Random(seed));
        for (int step = 1; step <= STEPS; step++) {
            String happened = "nothing yet";
            try {
                happened = model.step();
                model.check();
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError(
                        "Seed %d failed at step %d, after: %s. Repeat it with -Dledger.seed=%d"
                                .formatted(seed, step, happened, seed),
                        failure);
            }
        }
        ledger.drain();
    }
}
