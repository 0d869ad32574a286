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
 * Does in one transaction what many threads ask for at about the same time: up to ten of it, or what comes within 20 ms.
 * For one small task alone a transaction costs more than what is done in it.
 *
 * <p>One group is at work at a time, and the next one fills meanwhile: both may need the row of one job, and the second
 * would wait for it with a connection in its hands. A group that fails is done one by one, so that what is wrong with one
 * spoils no other's; unless PostgreSQL is away, which each caller learns at once.
 *
 * @param <T> what is asked for
 * @param <R> the answer to it
 */
final class Groups<T, R> {

    private static final int SIZE = 10;
    private static final Duration WAIT = Duration.ofMillis(20);

    /** Does all of a group in one transaction; returns what then answers each, once. */
    interface Transaction<T, R> extends Function<List<T>, Function<T, R>> {}

    private final Transaction<T, R> transaction;
    private final Lock turn = new ReentrantLock(true);
    private @Nullable Group<T, R> open;

    private static final class Group<T, R> {
        private final Thread leader = Thread.currentThread();
        private final List<T> members = new ArrayList<>(SIZE);
        private final CountDownLatch full = new CountDownLatch(1);
        private final CompletableFuture<Function<T, R>> answers = new CompletableFuture<>();
    }

    Groups(Transaction<T, R> transaction) {
        this.transaction = transaction;
    }

    /** Has it done within a group. */
    R ask(T one) {
        Group<T, R> group = join(one);
        if (group.leader.equals(Thread.currentThread())) {
            lead(group);
        }
        try {
            return group.answers.join().apply(one);
        } catch (CompletionException failedTogether) {
            if (failedTogether.getCause() instanceof RuntimeException failure && Outage.isCause(failure)) {
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
            group.answers.completeExceptionally(failure);
        } finally {
            turn.unlock();
        }
    }

    private static <T, R> void awaitOthers(Group<T, R> group) {
        try {
            group.full.await(WAIT.toMillis(), TimeUnit.MILLISECONDS);
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
