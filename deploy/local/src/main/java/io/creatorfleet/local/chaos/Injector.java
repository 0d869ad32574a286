package io.creatorfleet.local.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** Does the faults of a plan, each at its moment and each taken back when its time is over. */
final class Injector {

    /** What has to be taken back is, whatever stands in the way meanwhile. */
    private static final Duration INSISTENCE = Duration.ofMinutes(1);

    private final FaultPlan plan;
    private final Function<Fault, Harm> harms;
    private final Map<FaultKind, Integer> done = new EnumMap<>(FaultKind.class);
    private final Map<Target, Lock> turns = new ConcurrentHashMap<>();
    private final List<String> failures = new ArrayList<>();
    private int on;

    Injector(FaultPlan plan, Function<Fault, Harm> harms) {
        this.plan = plan;
        this.harms = harms;
    }

    /** Returns when the last fault is over. */
    void run() {
        long start = System.nanoTime();
        try (ExecutorService faults = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Fault fault : plan.faults()) {
                Pause.of(fault.at().minusNanos(System.nanoTime() - start));
                if (Thread.currentThread().isInterrupted()) {
                    faults.shutdownNow();
                    return;
                }
                faults.execute(() -> inject(fault));
            }
        }
    }

    /** What is slow to recover is left alone until it has, however crowded the plan: the next fault waits for its turn. */
    private void inject(Fault fault) {
        Target target = fault.kind().target();
        if (target.isManifold()) {
            harm(fault);
            return;
        }
        Lock turn = turns.computeIfAbsent(target, key -> new ReentrantLock(true));
        try {
            turn.lockInterruptibly();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return;
        }
        try {
            harm(fault);
        } finally {
            turn.unlock();
        }
    }

    private void harm(Fault fault) {
        Harm harm = harms.apply(fault);
        switchOn(1);
        try {
            harm.begin().run();
            count(fault.kind());
            Pause.of(fault.lasts());
        } catch (RuntimeException notDone) {
            fail(fault, "was not done", notDone);
        } finally {
            if (!Pause.until(INSISTENCE, () -> takenBack(harm))) {
                fail(fault, "was not taken back", new IllegalStateException("it lasted on"));
            }
            switchOn(-1);
        }
    }

    private static boolean takenBack(Harm harm) {
        try {
            harm.end().run();
            return true;
        } catch (RuntimeException notYet) {
            return false;
        }
    }

    private synchronized void count(FaultKind kind) {
        done.merge(kind, 1, Integer::sum);
    }

    private synchronized void switchOn(int difference) {
        on += difference;
    }

    private synchronized void fail(Fault fault, String what, RuntimeException why) {
        failures.add("fault %d, %s on %s, %s: %s"
                .formatted(fault.number(), fault.kind().words(), fault.on(), what, why.getMessage()));
    }

    /** Faults done so far, by kind. */
    synchronized Map<FaultKind, Integer> done() {
        return new EnumMap<>(done);
    }

    /** Faults that are on now. */
    synchronized int on() {
        return on;
    }

    synchronized List<String> failures() {
        return List.copyOf(failures);
    }
}
