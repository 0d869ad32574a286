package io.creatorfleet.task;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What this process has claimed, or is about to claim, and has not settled yet. */
final class Runs {

    // For each task, how many of its messages are at work: a void one comes and goes beside the one that is valid.
    private final Map<Long, Integer> claiming = new ConcurrentHashMap<>();
    private final Map<Long, Run> running = new ConcurrentHashMap<>();
    private final Lock ended = new ReentrantLock();
    private final Condition oneEnded = ended.newCondition();

    /** Marks a task as this process's from before its claim until after its verdict. */
    <T> T during(long task, Supplier<T> work) {
        claiming.merge(task, 1, Integer::sum);
        try {
            return work.get();
        } finally {
            claiming.computeIfPresent(task, this::oneLess);
            tellEnded();
        }
    }

    private @Nullable Integer oneLess(long task, int messages) {
        if (messages > 1) {
            return messages - 1;
        }
        running.remove(task);
        return null;
    }

    Run begin(Task task, @Nullable String traceparent) {
        Run run = new Run(task, traceparent);
        running.put(task.id(), run);
        return run;
    }

    List<Run> all() {
        return List.copyOf(running.values());
    }

    /** How many runs of the kind are under way. */
    long count(TaskKind kind) {
        return running.values().stream()
                .filter(run -> run.task().kind() == kind)
                .count();
    }

    boolean knows(long task) {
        return claiming.containsKey(task);
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
