package io.creatorfleet.media.copy;

import io.creatorfleet.media.cdn.HostBusyException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The buffers for files whose length is not known, of which each holds a part. Who finds none soon comes again: its file
 * is open already, and takes room of its host and of all hosts while it waits.
 */
final class PartBuffers {

    private static final long PATIENCE_MS = 200;
    private static final Duration TURN = Duration.ofSeconds(5);

    private final int files;
    private final Semaphore free;

    PartBuffers(int files) {
        this.files = files;
        this.free = new Semaphore(files);
    }

    /** Takes one, to be given back. */
    void take() throws HostBusyException, InterruptedException {
        if (!free.tryAcquire(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
            String message = "%d files of unknown length are under way, the most at once".formatted(files);
            throw new HostBusyException(message, TURN);
        }
    }

    void giveBack() {
        free.release();
    }
}
