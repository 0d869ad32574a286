package io.creatorfleet.task;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Does in one transaction what many threads ask for at about the same time, up to ten of it. For one small task alone a
 * transaction costs more than what is done in it.
 *
 * <p>One group is at work at a time, and the next one fills meanwhile: both may need the row of one job, and the second
 * would wait for it with a connection in its hands. A group that fails is done one by one, so that what is wrong with one
 * spoils no other's; unless PostgreSQL is away, which each caller learns at once. Nor does a group whose own thread was
 * interrupted spoil any: what was broken off is done one by one.
 *
 * @param <T> what is asked for
 * @param <R> the answer to it
 */
public final class Groups<T, R> {

    /**
     * The ids of a group, as a list whose length the planner does not look at: it would make a plan anew for each length,
     * which costs more than what the statement does.
     */
    public static final String IDS = "ARRAY(SELECT unnest((SELECT :ids::bigint[])))";

    private static final int SIZE = 10;

    /** Does all of a group in one transaction; returns what then answers each, once. */
    public interface Transaction<T, R> extends Function<List<T>, Function<T, R>> {}

    private final Duration wait;
    private final Transaction<T, R> transaction;
    private final Lock turn = new ReentrantLock(true);
    private @Nullable Group<T, R> open;

    private static final class Group<T, R> {
        private final Thread leader = Thread.currentThread();
        private final List<T> members = new ArrayList<>(SIZE);
        private final CountDownLatch full = new CountDownLatch(1);
        private final CompletableFuture<Function<T, R>> answers = new CompletableFuture<>();
        private volatile boolean interrupted;
    }

    /** @param wait how long a group waits for others; zero: only while the one before it is at work */
    public Groups(Duration wait, Transaction<T, R> transaction) {
        this.wait = wait;
        this.transaction = transaction;
    }

    /** Has it done within a group. */
    public R ask(T one) {
        Group<T, R> group = join(one);
        if (group.leader.equals(Thread.currentThread())) {
            lead(group);
        }
        try {
            return group.answers.join().apply(one);
        } catch (CompletionException failedTogether) {
            if (failedTogether.getCause() instanceof RuntimeException failure
                    && Outage.isCause(failure)
                    && !group.interrupted) {
                throw failure;
            }
            return transaction.apply(List.of(one)).apply(one);
        }
    }

    /** A full group is left to its leader: who finds none to join opens the next. */
    private synchronized Group<T, R> join(T one) {
        Group<T, R> group = open == null ? new Group<>() : open;
        group.members.add(one);
        open = group.members.size() < SIZE ? group : null;
        if (open == null) {
            group.full.countDown();
        }
        return group;
    }

    private void lead(Group<T, R> group) {
        awaitOthers(group);
        turn.lock();
        try {
            close(group);
            group.answers.complete(transaction.apply(group.members));
        } catch (RuntimeException | Error failure) {
            group.interrupted = Thread.currentThread().isInterrupted();
            group.answers.completeExceptionally(failure);
        } finally {
            turn.unlock();
        }
    }

    private void awaitOthers(Group<T, R> group) {
        try {
            group.full.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void close(Group<T, R> group) {
        if (group.equals(open)) {
            open = null;
        }
    }
}
