package io.creatorfleet.gateway.operations;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the overview once a second, as long as anybody looks on. All who do are given the same reading, made and written
 * down once, and hold no connection to PostgreSQL, however many they are.
 */
@Component
final class OverviewWatch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OverviewWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    // A reading that takes long is made less often: it takes a fifth of one connection's time at most.
    private static final int REST_PER_READING = 4;

    /** A reading as it is sent; the numbers grow. */
    record Reading(long number, String id, String data) {}

    private final OverviewReader reader;
    private final JsonMapper json;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int onlookers;
    private long number;
    private @Nullable Reading newest;
    private @Nullable Thread thread;

    OverviewWatch(OverviewReader reader, JsonMapper json) {
        this.reader = reader;
        this.json = json;
    }

    /** Somebody who looks on. */
    final class Onlooker implements AutoCloseable {

        private long seen;

        /** The newest reading that he was not given yet, if there is one in time. */
        Optional<Reading> next(Duration within) throws InterruptedException {
            long left = within.toNanos();
            lock.lockInterruptibly();
            try {
                while (thread != null && (newest == null || newest.number() == seen) && left > 0) {
                    left = changed.awaitNanos(left);
                }
                Reading reading = newest;
                if (reading == null || reading.number() == seen) {
                    return Optional.empty();
                }
                seen = reading.number();
                return Optional.of(reading);
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            join(-1);
        }
    }

    /** Begins to look on; to be closed. */
    Onlooker look() {
        join(1);
        return new Onlooker();
    }

    private void join(int more) {
        lock.lock();
        try {
            onlookers += more;
            if (onlookers == 0) {
                newest = null; // it would be old news to who comes next
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            while (true) {
                awaitSomebody();
                Thread.sleep(read());
            }
        } catch (InterruptedException stopped) {
            log.debug("Nobody is shown the overview any more: the gateway stops");
        }
    }

    private void awaitSomebody() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (onlookers == 0) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Tells how the fleet is; returns how long to rest. */
    private Duration read() {
        long begun = System.nanoTime();
        try {
            Overview overview = reader.read();
            tell(overview.at().toString(), json.writeValueAsString(overview));
        } catch (RuntimeException failure) { // whatever it is: who looks on would be told nothing any more
            log.warn("The overview could not be read, which is tried again in {}: {}", EVERY, failure.toString());
        }
        Duration rest = Duration.ofNanos(System.nanoTime() - begun).multipliedBy(REST_PER_READING);
        return rest.compareTo(EVERY) > 0 ? rest : EVERY;
    }

    private void tell(String id, String data) {
        lock.lock();
        try {
            newest = new Reading(++number, id, data);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void start() {
        lock.lock();
        try {
            thread = Thread.ofVirtual().name("overview-watch").start(this::run);
        } finally {
            lock.unlock();
        }
    }

    /** Lets everybody who looks on go, before the web server waits for their requests to end. */
    @Override
    public void stop() {
        lock.lock();
        try {
            if (thread != null) {
                thread.interrupt();
                thread = null;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
