package io.creatorfleet.task;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Actions that begin at the same moment, each in a thread of its own. */
final class Race {

    private Race() {}

    /** Returns when all have ended; fails with the first of them that failed. */
    static void of(Runnable... actions) {
        CyclicBarrier start = new CyclicBarrier(actions.length);
        Stream.of(actions)
                .map(action -> begin(() -> {
                    start.await(10, TimeUnit.SECONDS);
                    action.run();
                    return true;
                }))
                .toList()
                .forEach(CompletableFuture::join);
    }

    /** Begins one action beside the caller. */
    static <T> CompletableFuture<T> begin(Callable<T> action) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                result.complete(action.call());
            } catch (Throwable failure) {
                result.completeExceptionally(failure);
            }
        });
        return result.orTimeout(30, TimeUnit.SECONDS);
    }

    /** Waits at a latch where no checked exception may be thrown. */
    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Nobody opened the latch within 30 s");
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
