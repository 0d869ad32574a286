package io.creatorfleet.task;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Repeats a step on a thread of its own, at an interval, sooner when the step says so, or when woken; a step that fails
 * is logged and repeated. As a bean it runs while the process does, from its phase on.
 */
final class Loop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Loop.class);
    private static final Duration LAST_STEP = Duration.ofSeconds(10);

    private final String name;
    private final Duration interval;
    private final Duration rest;
    private final int phase;
    private final Supplier<Duration> step;
    private final Semaphore wakes = new Semaphore(0);
    private volatile @Nullable Thread thread;

    Loop(String name, Duration interval, int phase, Runnable step) {
        this(name, interval, phase, () -> {
            step.run();
            return interval;
        });
    }

    /** @param step tells how long until there is something to do again; the interval when that is longer */
    Loop(String name, Duration interval, int phase, Supplier<Duration> step) {
        this(name, interval, Duration.ZERO, phase, step);
    }

    /** @param rest after each step, in which wakes are collected: the next step is for all of them */
    Loop(String name, Duration interval, Duration rest, int phase, Supplier<Duration> step) {
        this.name = name;
        this.interval = interval;
        this.rest = rest;
        this.phase = phase;
        this.step = step;
    }

    @Override
    public void start() {
        Thread started = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
        thread = started;
        started.start();
    }

    /** Makes the next step come at once, or after the rest; wakes before it make one step, however many they are. */
    void wake() {
        wakes.release();
    }

    /** Ends after the step under way; returns when it has ended. */
    @Override
    public void stop() {
        Thread running = thread;
        if (running == null) {
            return;
        }
        thread = null;
        wake();
        try {
            running.join(LAST_STEP);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return phase;
    }

    private void run() {
        boolean failing = false;
        while (Thread.currentThread().equals(thread)) {
            Duration next = step(failing);
            long ended = System.nanoTime();
            failing = next == null;
            await(next == null || next.compareTo(interval) > 0 ? interval : next);
            rest(ended);
        }
    }

    /**
     * One line when it starts to fail, one when it works again: a loop of 500 ms would fill a disk otherwise.
     *
     * @return null when it failed
     */
    private @Nullable Duration step(boolean failedBefore) {
        try {
            Duration next = step.get();
            if (failedBefore) {
                log.info("{} works again", name);
            }
            return next;
        } catch (RuntimeException failure) {
            if (!failedBefore) {
                log.warn("{} failed and is repeated every {} ms: {}", name, interval.toMillis(), failure.toString());
            }
            log.debug("{} failed", name, failure);
            return null;
        }
    }

    private void await(Duration time) {
        try {
            if (wakes.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) {
                wakes.drainPermits();
            }
        } catch (InterruptedException interrupted) {
            thread = null;
        }
    }

    private void rest(long since) {
        long left = rest.toNanos() - (System.nanoTime() - since);
        if (left <= 0 || thread == null) {
            return;
        }
        try {
            TimeUnit.NANOSECONDS.sleep(left);
            wakes.drainPermits();
        } catch (InterruptedException interrupted) {
            thread = null;
        }
    }
}
