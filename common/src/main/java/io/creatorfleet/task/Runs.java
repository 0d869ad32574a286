package io.creatorfleet.task;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** What this process has claimed, or is about to claim, and has not settled yet. */
final class Runs {

    private final Set<Long> claiming = ConcurrentHashMap.newKeySet();
    private final Map<Long, Run> running = new ConcurrentHashMap<>();
    private final Lock ended = new ReentrantLock();
    private final Condition oneEnded = ended.newCondition();

    /** Marks a task as this process's from before its claim until after its verdict. */
    <T> T during(long task, Supplier<T> work) {
        claiming.add(task);
        try {
            return work.get();
        } finally {
            running.remove(task);
            claiming.remove(task);
            tellEnded();
        }
    }

    Run begin(Task task) {
        Run run = new Run(task);
        running.put(task.id(), run);
        return run;
    }

    List<Run> all() {
        return List.copyOf(running.values());
    }

    boolean knows(long task) {
        return claiming.contains(task);
    }

    /** Waits until nothing is claimed here; false when that takes longer. */
    boolean awaitEmpty(Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        ended.lock();
        try {
            long left = within.toNanos();
            while (!claiming.isEmpty() && left > 0) {
                oneEnded.awaitNanos(left);
                left = deadline - System.nanoTime();
            }
            return claiming.isEmpty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            ended.unlock();
        }
    }

    private void tellEnded() {
        ended.lock();
        try {
            oneEnded.signalAll();
        } finally {
            ended.unlock();
        }
    }

    void stopAll(Run.Stop why) {
        all().forEach(run -> run.stop(why));
    }

    void stopOlderThan(Duration age) {
        all().stream().filter(run -> run.age().compareTo(age) > 0).forEach(run -> run.stop(Run.Stop.TOO_LONG));
    }
}
