package io.creatorfleet.gateway.operations;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A reading that costs too much to be made for every request: one makes it, and all are given it for a while. What takes
 * long is kept for longer, so that it never takes more than a twentieth of one connection's time.
 */
final class Kept<T> {

    private static final int REST_PER_READING = 20;

    private final Supplier<T> reading;
    private final Duration atLeast;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable T kept;
    private long goodUntil;

    Kept(Supplier<T> reading, Duration atLeast) {
        this.reading = reading;
        this.atLeast = atLeast;
    }

    T get() {
        lock.lock();
        try {
            T present = kept;
            long begun = System.nanoTime();
            if (present == null || begun - goodUntil > 0) {
                present = reading.get();
                long ended = System.nanoTime();
                goodUntil = ended + Math.max(atLeast.toNanos(), REST_PER_READING * (ended - begun));
                kept = present;
            }
            return present;
        } finally {
            lock.unlock();
        }
    }
}
