package io.creatorfleet.media.cdn;

import java.io.InterruptedIOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The room for files that are fetched at once, whatever their hosts. Who waits for it holds up nobody: the others would
 * find none either.
 */
final class Room {

    private static final long PATIENCE_MS = 200;

    private final int files;
    private final Semaphore free;

    Room(int files) {
        this.files = files;
        this.free = new Semaphore(files);
    }

    int files() {
        return files;
    }

    /** Whether there is some now, or soon. */
    boolean take() throws InterruptedIOException {
        try {
            return free.tryAcquire() || free.tryAcquire(PATIENCE_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while it waited for room");
        }
    }

    void giveBack() {
        free.release();
    }
}
