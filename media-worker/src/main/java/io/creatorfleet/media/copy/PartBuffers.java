package io.creatorfleet.media.copy;

import io.creatorfleet.media.cdn.HostBusyException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The buffers for files whose length is not known, of which each holds a part. Who finds none soon comes again: its file
 * is open already, and takes room of its host and of all hosts while it waits.
 */
final class PartBuffers {

    private static final long PATIENCE_MS = 200;
    private static final Duration TURN = Duration.ofSeconds(5);
    private static final int LATEST = 24; // turns

    private final int files;
    private final Semaphore free;
    private final AtomicInteger waiting = new AtomicInteger(); // at least so many were sent away since one was taken

    PartBuffers(int files) {
        this.files = files;
        this.free = new Semaphore(files);
    }

    /** Takes one, to be given back. The more find none, the later they come again: each has its file opened for nothing. */
    void take() throws HostBusyException, InterruptedException {
        if (!free.tryAcquire(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
            String message = "%d files of unknown length are under way, the most at once".formatted(files);
            throw new HostBusyException(message, TURN.multipliedBy(Math.min(waiting.incrementAndGet(), LATEST)));
        }
        waiting.updateAndGet(number -> number / 2);
    }

    void giveBack() {
        free.release();
    }
}
