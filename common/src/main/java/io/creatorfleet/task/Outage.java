package io.creatorfleet.task;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Repeats a statement while PostgreSQL is away, in the thread that needs its answer: a message is never handed back,
 * since each return counts towards RabbitMQ's delivery limit.
 */
final class Outage {

    private static final Logger log = LoggerFactory.getLogger(Outage.class);
    /** After which a process that cannot reach PostgreSQL leaves its messages to others. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final Duration patience;
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** @param patience how long one statement is repeated before the caller gives up */
    Outage(Duration patience) {
        this.patience = patience;
    }

    /** Whether the exception says that PostgreSQL is away or takes no change, not that a statement or a value is wrong. */
    static boolean isCause(Exception failure) {
        return failure instanceof RecoverableDataAccessException
                || failure instanceof TransientDataAccessException
                || failure instanceof CannotCreateTransactionException
                || TaskStore.isReadOnly(failure)
                || (failure instanceof DataAccessResourceFailureException && !TaskStore.isBeyondLimits(failure));
    }

    /** The statement's answer; empty when PostgreSQL stays away for longer than patience, or this process stops. */
    <T> Optional<T> outlast(Supplier<T> statement) {
        long began = System.nanoTime();
        Duration pause = FIRST;
        while (true) {
            try {
                return Optional.of(statement.get());
            } catch (DataAccessException | CannotCreateTransactionException failure) {
                if (!isCause(failure)) {
                    throw failure;
                }
                log.debug("PostgreSQL is away; the statement is repeated in {} ms", pause.toMillis(), failure);
            }
            if (System.nanoTime() - began > patience.toNanos() || stops(pause)) {
                return Optional.empty();
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : pause.multipliedBy(2);
        }
    }

    /** Waits for so long; true: less, for this process stops. */
    boolean stops(Duration within) {
        try {
            return stopped.await(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Makes all that wait give up. */
    void stop() {
        stopped.countDown();
    }
}
