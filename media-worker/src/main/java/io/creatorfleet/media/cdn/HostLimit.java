package io.creatorfleet.media.cdn;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * How many files are fetched from one host at once: half as many after a failure, one more after each success, between
 * one and a most. Of the failures among visits that were under way together only the first counts.
 *
 * <p>Who finds no room waits only when some is expected at once. Else it gets a turn and comes again, for whoever waits
 * holds up files of other hosts.
 */
final class HostLimit {

    /** How a visit ended; neither: for reasons of ours, or with an answer that says nothing of the host's state. */
    enum Outcome {
        SERVED,
        FAILED,
        NEITHER
    }

    private static final long PATIENCE = Duration.ofMillis(200).toNanos();
    private static final long UNKNOWN = Duration.ofSeconds(1).toNanos();
    private static final int MEMORY = 8;

    private final String host;
    private final int most;
    private final Room overall;
    private final LongSupplier clock;
    private final Lock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Line line;
    private int limit;
    private int inUse;
    private int waiting;
    private long visitTakes = UNKNOWN; // a moving average
    private long loweredAt;
    private long pausedUntil;

    /**
     * Makes one.
     *
     * @param overall what all hosts share
     * @param clock in nanoseconds, for what is remembered; waiting takes its real time
     */
    HostLimit(String host, int most, Room overall, LongSupplier clock) {
        this.host = host;
        this.most = most;
        this.overall = overall;
        this.clock = clock;
        this.limit = most;
        this.loweredAt = clock.getAsLong();
        this.pausedUntil = loweredAt;
        this.line = new Line(loweredAt);
    }

    int limit() {
        return read(() -> limit);
    }

    int inUse() {
        return read(() -> inUse);
    }

    /** Whether a new one in its place would be the same. */
    boolean idle() {
        return read(() -> inUse == 0 && limit == most);
    }

    private <T> T read(Supplier<T> figure) {
        lock.lock();
        try {
            return figure.get();
        } finally {
            lock.unlock();
        }
    }

    /** Takes room for a file, to be given back by {@link Visit#end}. */
    Visit enter() throws HostBusyException, InterruptedIOException {
        enterHost();
        boolean entered = false;
        try {
            entered = overall.take();
        } finally {
            if (!entered) {
                leaveHost();
            }
        }
        if (!entered) {
            throw busy("%d files of all hosts are under way, the most at once".formatted(overall.files()));
        }
        return new Visit(this, clock.getAsLong());
    }

    private void enterHost() throws HostBusyException, InterruptedIOException {
        lock.lock();
        try {
            if (!hasRoom() && pause() == 0 && visitTakes * (waiting + 1) / limit <= PATIENCE) {
                await();
            }
            if (!hasRoom()) {
                throw busy("%s has %d of at most %d files under way".formatted(host, inUse, limit));
            }
            inUse++;
        } finally {
            lock.unlock();
        }
    }

    private HostBusyException busy(String message) {
        return new HostBusyException(message, read(this::turn));
    }

    private Duration turn() {
        return line.next(clock.getAsLong(), visitTakes / limit / 2).plusNanos(pause());
    }

    private boolean hasRoom() {
        return inUse < limit && pause() == 0;
    }

    private long pause() {
        return Math.max(0, pausedUntil - clock.getAsLong());
    }

    private void await() throws InterruptedIOException {
        waiting++;
        try {
            for (long left = 2 * PATIENCE; !hasRoom() && left > 0; ) {
                left = room.awaitNanos(left);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while it waited for " + host);
        } finally {
            waiting--;
        }
        if (!hasRoom()) {
            // It is not what it was: nobody else is to wait for it.
            visitTakes = Math.max(visitTakes, UNKNOWN * limit);
        }
    }

    void leave(long enteredAt, Outcome outcome) {
        overall.giveBack();
        lock.lock();
        try {
            learn(enteredAt, outcome);
            leaveHost();
        } finally {
            lock.unlock();
        }
    }

    private void learn(long enteredAt, Outcome outcome) {
        long now = clock.getAsLong();
        switch (outcome) {
            case SERVED -> {
                visitTakes += (now - enteredAt - visitTakes) / MEMORY;
                limit = Math.min(most, limit + 1);
            }
            case FAILED -> {
                if (enteredAt - loweredAt > 0) {
                    limit = Math.max(1, limit / 2);
                    loweredAt = now;
                }
            }
            case NEITHER -> {}
        }
    }

    private void leaveHost() {
        lock.lock();
        try {
            inUse--;
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Lets nobody in for a while: the host said when it is to be called again. */
    void pause(Duration time) {
        lock.lock();
        try {
            pausedUntil = clock.getAsLong() + time.toNanos();
        } finally {
            lock.unlock();
        }
    }
}
