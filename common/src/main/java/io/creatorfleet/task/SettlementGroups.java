package io.creatorfleet.task;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Commits small ends of runs of one job together: up to ten, or what comes within 20 ms.
 *
 * <p>Each commit of a job updates its one row, so a job with many small tasks is bound by that row's lock; in groups
 * there is one update for all of them. While one group of a job commits, the next one fills: it would wait for the row's
 * lock otherwise, with a transaction and a connection in its hands. A group that fails is settled one by one, so that a
 * task whose results cannot be written spoils no other's.
 */
final class SettlementGroups {

    private static final int SIZE = 10;
    private static final Duration WAIT = Duration.ofMillis(20);
    // Jobs that share one wait for each other now and then, which costs them little.
    private static final int TURNS = 64;

    /** Settles ends of runs of one job in one transaction; returns the claims that still stood. */
    interface Transaction extends BiFunction<UUID, List<TaskLedger.Ended>, Set<Held>> {}

    private final Transaction transaction;
    private final Map<UUID, Group> open = new ConcurrentHashMap<>();
    private final List<Lock> turns =
            Stream.<Lock>generate(ReentrantLock::new).limit(TURNS).toList();

    private static final class Group {
        private final List<TaskLedger.Ended> ended = new ArrayList<>(SIZE); // the first leads
        private final CountDownLatch full = new CountDownLatch(1);
        private final CompletableFuture<Set<Held>> held = new CompletableFuture<>();
    }

    SettlementGroups(Transaction transaction) {
        this.transaction = transaction;
    }

    /** Settles the end of a run within a group; false: its claim no longer stood. */
    boolean settle(TaskLedger.Ended end) {
        Task task = end.task();
        Group group = join(task.jobId(), end);
        if (group.ended.getFirst().equals(end)) {
            lead(task.jobId(), group);
        }
        try {
            return group.held.join().contains(Held.of(task));
        } catch (CompletionException failedTogether) {
            return transaction.apply(task.jobId(), List.of(end)).contains(Held.of(task));
        }
    }

    /** A full group is left to its leader: who finds one opens the next. */
    private Group join(UUID job, TaskLedger.Ended end) {
        return open.compute(job, (id, current) -> {
            Group group = current == null || current.full.getCount() == 0 ? new Group() : current;
            group.ended.add(end);
            if (group.ended.size() == SIZE) {
                group.full.countDown();
            }
            return group;
        });
    }

    private void lead(UUID job, Group group) {
        awaitOthers(group);
        Lock turn = turns.get(Math.floorMod(job.hashCode(), TURNS));
        turn.lock();
        try {
            // From here on nobody joins: joining and leaving exclude each other.
            open.computeIfPresent(job, (id, current) -> current.equals(group) ? null : current);
            group.held.complete(transaction.apply(job, group.ended));
        } catch (RuntimeException failure) {
            group.held.completeExceptionally(failure);
        } finally {
            turn.unlock();
        }
    }

    private static void awaitOthers(Group group) {
        try {
            group.full.await(WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
