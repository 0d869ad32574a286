package io.creatorfleet.bench;

import io.creatorfleet.local.Part;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Workers that are killed seconds after each start, and started again. */
final class CrashLoop {

    private static final Duration LIFE = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(20);

    private final List<Thread> threads;
    private volatile boolean ended;

    CrashLoop(Stream<Part> workers) {
        this.threads = workers.map(worker ->
                        Thread.ofVirtual().name("crash " + worker.name()).start(() -> loop(worker)))
                .toList();
    }

    private void loop(Part worker) {
        while (!ended) {
            worker.process().ifPresent(CrashLoop::kill);
            begin(worker);
            LockSupport.parkNanos(LIFE.toNanos());
        }
        join(begin(worker));
        if (!worker.isReady()) {
            throw new IllegalStateException(
                    worker.name() + " did not come back: what is measured next is not all well");
        }
    }

    private static void kill(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Starts the worker and keeps it on its core from its first moments on. */
    private static Thread begin(Part worker) {
        Thread start = Thread.ofVirtual().unstarted(worker::start);
        // Whoever is killed while it starts is told of as a failed start; here that is the purpose.
        start.setUncaughtExceptionHandler((thread, killed) -> {});
        start.start();
        while (!Cores.pin(worker, Cores.WORKERS) && start.isAlive()) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return start;
    }

    /** Returns once all workers do their work again. */
    void end() {
        ended = true;
        threads.forEach(CrashLoop::join);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
