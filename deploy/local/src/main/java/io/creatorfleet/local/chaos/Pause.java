package io.creatorfleet.local.chaos;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting, in threads that nobody interrupts but to end them. */
final class Pause {

    private static final Duration LOOK = Duration.ofMillis(100);

    private Pause() {}

    /** Returns after that time, or at once when the thread is to end. */
    static void of(Duration time) {
        try {
            Thread.sleep(time.isNegative() ? Duration.ZERO : time);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns once it is so, or at the limit; says whether it is. */
    static boolean until(Duration limit, BooleanSupplier reached) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                return false;
            }
            of(LOOK);
        }
        return true;
    }
}
