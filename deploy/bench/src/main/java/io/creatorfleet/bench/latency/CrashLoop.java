package io.creatorfleet.bench.latency;

import io.creatorfleet.local.Part;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Workers that are killed seconds after each start, and started again: on their core from their first instruction on. */
final class CrashLoop {

    private static final Duration LIFE = Duration.ofSeconds(5);

    private final AtomicInteger crashes = new AtomicInteger();
    private final List<Thread> threads;
    private volatile boolean ended;

    CrashLoop(Stream<Part> workers) {
        this.threads = workers.map(worker ->
                        Thread.ofPlatform().name("crash " + worker.name()).start(() -> loop(worker)))
                .toList();
    }

    private void loop(Part worker) {
        Cores.pinThisThread(Cores.WORKERS);
        while (!ended) {
            worker.process().ifPresent(this::kill);
            begin(worker);
            LockSupport.parkNanos(LIFE.toNanos());
        }
        join(begin(worker));
        if (!worker.isReady()) {
            throw new IllegalStateException(
                    worker.name() + " did not come back: what is measured next is not all well");
        }
    }

    private void kill(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().join();
        crashes.incrementAndGet();
    }

    /** Starts the worker unless it runs; a thread inherits the core of the one that made it, and so does its process. */
    private static Thread begin(Part worker) {
        Thread start = Thread.ofPlatform().unstarted(worker::start);
        // Whoever is killed while it starts is told of as a failed start; here that is the purpose.
        start.setUncaughtExceptionHandler((thread, killed) -> {});
        start.start();
        return start;
    }

    /** Returns once all workers do their work again, with how often one was killed. */
    int end() {
        ended = true;
        threads.forEach(CrashLoop::join);
        return crashes.get();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
