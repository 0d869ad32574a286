package io.creatorfleet.task;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A right that one thread of one process of this host has at a time: the lock on a file, which ends with its process. */
final class HostLock {

    private static final long POLL_MS = 100;

    // Taken first: to close the file, in any thread, releases the lock that another thread of this process has on it.
    private static final Semaphore THIS_PROCESS = new Semaphore(1);

    private final Path path;
    private final CountDownLatch stopped = new CountDownLatch(1);

    HostLock(Path path) {
        this.path = path;
        try {
            open().close();
        } catch (IOException unusable) {
            throw new UncheckedIOException(
                    "The file of fleet.worker.isolation.lock, %s, cannot be written: this process does not start"
                            .formatted(path),
                    unusable);
        }
    }

    private FileChannel open() throws IOException {
        return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** Does the work once the right is this thread's. False, with nothing done: {@link #stop} came first. */
    boolean alone(BooleanSupplier work) {
        if (!awaits(THIS_PROCESS::tryAcquire)) {
            return false;
        }
        try (FileChannel file = open()) {
            return awaits(() -> isLocked(file)) && work.getAsBoolean();
        } catch (IOException unusable) {
            throw new UncheckedIOException("The lock %s cannot be taken".formatted(path), unusable);
        } finally {
            THIS_PROCESS.release();
        }
    }

    private static boolean isLocked(FileChannel file) {
        try {
            return file.tryLock() != null;
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    private boolean awaits(BooleanSupplier taken) {
        while (!taken.getAsBoolean()) {
            if (stops(POLL_MS)) {
                return false;
            }
        }
        return true;
    }

    /** Waits that long for {@link #stop}; whether it came. */
    boolean stops(long withinMs) {
        try {
            return stopped.await(withinMs, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Makes all that wait give up. */
    void stop() {
        stopped.countDown();
    }
}
