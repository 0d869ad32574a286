package io.creatorfleet.media.copy;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Whether the claim of a copy's task still stands. An answer holds for a moment, in which it is not asked for again. */
final class Standing {

    // Small files come at a thousand a second, each in less time than this, and shall cost one question each.
    // A deletion waits for it besides a lease and the bucket's longest request.
    private static final long MOMENT = Duration.ofSeconds(5).toNanos();

    /** The claim fell while the object's bytes were under way. It is unchecked so that the SDK hands it on as it is. */
    static final class FallenException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private FallenException() {
            super("The claim fell while the file was sent: the last bytes stay here, and no object comes into being");
        }
    }

    private final BooleanSupplier claim;
    private final LongSupplier clock;
    private long askedAt;

    /** @param clock in nanoseconds */
    Standing(BooleanSupplier claim, LongSupplier clock) {
        this.claim = claim;
        this.clock = clock;
    }

    boolean ask() {
        askedAt = clock.getAsLong();
        return claim.getAsBoolean();
    }

    /** Asks again, unless it was asked just now. */
    void require() {
        if (clock.getAsLong() - askedAt > MOMENT && !ask()) {
            throw new FallenException();
        }
    }
}
