package io.creatorfleet.gateway.jobs;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Somebody who waits for a job. Only its newest report is kept for him: a slow reader holds nobody up. */
public final class JobWatcher implements AutoCloseable {

    private final UUID job;
    private final Consumer<JobWatcher> leave;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition told = lock.newCondition();
    private @Nullable JobReport newest;
    private boolean unread;
    private boolean stopped;

    JobWatcher(UUID job, Consumer<JobWatcher> leave) {
        this.job = job;
        this.leave = leave;
    }

    UUID job() {
        return job;
    }

    void tell(JobReport report) {
        lock.lock();
        try {
            unread = unread || !report.equals(newest);
            newest = report;
            told.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void stop() {
        lock.lock();
        try {
            stopped = true;
            told.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether the gateway stops, so that nothing more will be told. */
    boolean stopped() {
        lock.lock();
        try {
            return stopped;
        } finally {
            lock.unlock();
        }
    }

    /** The next report that differs from the last one read, if there is one in time. */
    public Optional<JobReport> next(Duration within) throws InterruptedException {
        long left = within.toNanos();
        lock.lockInterruptibly();
        try {
            while (!unread && !stopped && left > 0) {
                left = told.awaitNanos(left);
            }
            if (!unread) {
                return Optional.empty();
            }
            unread = false;
            return Optional.ofNullable(newest);
        } finally {
            lock.unlock();
        }
    }

    /** The first report that will do, if there is one in time. */
    public Optional<JobReport> await(Predicate<JobReport> enough, Duration within) throws InterruptedException {
        long deadline = System.nanoTime() + within.toNanos();
        while (true) {
            long left = deadline - System.nanoTime();
            Optional<JobReport> report = next(Duration.ofNanos(Math.max(left, 0)));
            if (report.isEmpty() || enough.test(report.get())) {
                return report;
            }
        }
    }

    @Override
    public void close() {
        leave.accept(this);
    }
}
