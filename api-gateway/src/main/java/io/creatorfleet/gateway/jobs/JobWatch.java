package io.creatorfleet.gateway.jobs;

import io.creatorfleet.gateway.GatewayProperties;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks at all jobs that somebody waits for, in one statement, as long as somebody waits. Those who wait hold no
 * connection to PostgreSQL, however many they are.
 */
@Component
public final class JobWatch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(JobWatch.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);
    // However many jobs are watched, looking at them takes a fifth of one connection's time at most.
    private static final int REST_PER_LOOK = 4;

    private final JobReportStore store;
    private final Duration poll;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition somebodyWaits = lock.newCondition();
    private final Set<JobWatcher> watchers = new HashSet<>();
    private @Nullable Thread thread;

    JobWatch(JobReportStore store, GatewayProperties properties) {
        this.store = store;
        this.poll = properties.watchPoll();
    }

    /** Starts to watch a job; to be closed. */
    public JobWatcher watch(UUID job) {
        JobWatcher watcher = new JobWatcher(job, this::leave);
        lock.lock();
        try {
            if (thread == null) {
                watcher.stop();
            }
            watchers.add(watcher);
            somebodyWaits.signal();
        } finally {
            lock.unlock();
        }
        return watcher;
    }

    private void leave(JobWatcher watcher) {
        lock.lock();
        try {
            watchers.remove(watcher);
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            while (true) {
                Collection<JobWatcher> present = awaitSomebody();
                Thread.sleep(look(present));
            }
        } catch (InterruptedException stopped) {
            log.debug("No job is watched any more: the gateway stops");
        }
    }

    private Collection<JobWatcher> awaitSomebody() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (watchers.isEmpty()) {
                somebodyWaits.await();
            }
            return List.copyOf(watchers);
        } finally {
            lock.unlock();
        }
    }

    /** Tells the watchers how their jobs stand; returns how long to rest. */
    private Duration look(Collection<JobWatcher> present) {
        long begun = System.nanoTime();
        Set<UUID> jobs = new HashSet<>();
        present.forEach(watcher -> jobs.add(watcher.job()));
        try {
            for (JobReport report : store.find(jobs)) {
                present.stream()
                        .filter(watcher -> watcher.job().equals(report.id()))
                        .forEach(watcher -> watcher.tell(report));
            }
        } catch (RuntimeException failure) { // whatever it is: who watches would be told nothing any more
            log.warn(
                    "{} watched jobs could not be looked at, trying again in {}",
                    jobs.size(),
                    PAUSE_AFTER_FAILURE,
                    failure);
            return PAUSE_AFTER_FAILURE;
        }
        Duration rest = Duration.ofNanos(System.nanoTime() - begun).multipliedBy(REST_PER_LOOK);
        return rest.compareTo(poll) > 0 ? rest : poll;
    }

    @Override
    public void start() {
        lock.lock();
        try {
            thread = Thread.ofVirtual().name("job-watch").start(this::run);
        } finally {
            lock.unlock();
        }
    }

    /** Lets everybody who waits go, before the web server waits for their requests to end. */
    @Override
    public void stop() {
        lock.lock();
        try {
            if (thread != null) {
                thread.interrupt();
                thread = null;
            }
            watchers.forEach(JobWatcher::stop);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
