package io.creatorfleet.task;

import static io.creatorfleet.task.LedgerFixture.done;
import static io.creatorfleet.task.LedgerFixture.followUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.CannotAcquireLockException;

/** What happens to a transaction that loses against another. */
class LedgerTransactionsIT {

    @RegisterExtension
    static final LedgerFixture ledger = new LedgerFixture();

    @Test
    void repeatsTheVictimOfADeadlockAndCommitsBoth() {
        UUID one = ledger.job();
        UUID other = ledger.job();
        CountDownLatch bothHoldOne = new CountDownLatch(2);
        AtomicInteger runs = new AtomicInteger();
        Race.of(() -> touchBoth(one, other, bothHoldOne, runs), () -> touchBoth(other, one, bothHoldOne, runs));
        assertThat(runs.get()).isGreaterThanOrEqualTo(3);
        assertThat(ledger.count("job WHERE reels_asked = 2")).isEqualTo(2);
    }

    private static void touchBoth(UUID first, UUID second, CountDownLatch bothHoldOne, AtomicInteger runs) {
        ledger.transactions.in(() -> {
            runs.incrementAndGet();
            touch(first);
            bothHoldOne.countDown();
            Race.await(bothHoldOne);
            return touch(second);
        });
    }

    private static int touch(UUID job) {
        return ledger.jdbc
                .sql("UPDATE job SET reels_asked = reels_asked + 1 WHERE id = ?")
                .param(job)
                .update();
    }

    @Test
    void givesUpOnAConflictThatDoesNotEnd() {
        AtomicInteger runs = new AtomicInteger();
        assertThatExceptionOfType(CannotAcquireLockException.class)
                .isThrownBy(() -> ledger.transactions.in(() -> {
                    runs.incrementAndGet();
                    return ledger.jdbc
                            .sql("DO $$ BEGIN RAISE EXCEPTION 'the test''s conflict' USING ERRCODE = '40001'; END $$")
                            .update();
                }));
        assertThat(runs).hasValue(20);
    }

    /** Both insert the same subjects, named in opposite orders: one waits for the other, and nobody deadlocks. */
    @Test
    void insertsTheSameFollowUpsCrosswiseWithoutADeadlock() {
        long before = deadlocks();
        for (int round = 0; round < 10; round++) {
            int number = round;
            List<FollowUp> up = IntStream.range(0, 40)
                    .mapToObj(item -> followUp(TaskKind.MEDIA, "r" + number + " m" + item))
                    .toList();
            UUID one = ledger.job();
            UUID other = ledger.job();
            Task first = ledger.claim(ledger.task(one, TaskKind.PROFILE));
            Task second = ledger.claim(ledger.task(other, TaskKind.PROFILE));
            Race.of(
                    () -> ledger.settle(first, done(up.toArray(FollowUp[]::new))),
                    () -> ledger.settle(second, done(up.reversed().toArray(FollowUp[]::new))));
            assertThat(ledger.count("task WHERE kind = 'MEDIA'")).isEqualTo(40L * (round + 1));
            ledger.assertSound();
        }
        assertThat(deadlocks()).isEqualTo(before);
    }

    private static long deadlocks() {
        return ledger.jdbc
                .sql("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
                .query(Long.class)
                .single();
    }
}
