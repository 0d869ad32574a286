package io.creatorfleet.media.cdn;

import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Lets bytes through at a rate, whoever reads them. */
final class Throttle {

    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

    private final long perSecond;
    private final AtomicLong free = new AtomicLong(System.nanoTime());

    /** @param perSecond bytes; 0: as many as come */
    Throttle(long perSecond) {
        this.perSecond = perSecond;
    }

    /** Waits until the bytes before these have had their time. */
    void pass(int bytes) throws InterruptedIOException {
        if (perSecond == 0) {
            return;
        }
        long now = System.nanoTime();
        long takes = Math.round(bytes * SECOND / perSecond);
        long end = free.updateAndGet(until -> Math.max(until - now, 0) + now + takes);
        try {
            TimeUnit.NANOSECONDS.sleep(end - takes - now);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while it was held back");
        }
    }
}
