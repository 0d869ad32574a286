package io.creatorfleet.task;

import static io.creatorfleet.task.LedgerFixture.followUp;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Counts by one process at a time, and exact ages. */
class BacklogStoreIT {

    @RegisterExtension
    static final LedgerFixture ledger = new LedgerFixture();

    @Test
    void countsByKindRouteAndStateAndKeepsWhatFellToZero() {
        UUID job = ledger.jobWith(followUp(TaskKind.MEDIA, "1"), followUp(TaskKind.MEDIA, "2"));
        assertThat(ledger.backlog.recount(Duration.ofSeconds(15))).isTrue();
        assertThat(tasks(TaskKind.MEDIA, TaskState.READY)).isEqualTo(2);
        assertThat(tasks(TaskKind.PROFILE, TaskState.DONE)).isEqualTo(1);
        ledger.tasks.cancel(job);
        assertThat(ledger.backlog.recount(Duration.ZERO)).isTrue();
        assertThat(tasks(TaskKind.MEDIA, TaskState.READY)).isZero();
        assertThat(tasks(TaskKind.MEDIA, TaskState.CANCELLED)).isEqualTo(2);
    }

    @Test
    void countsNoMoreOftenThanAsked() {
        ledger.job();
        assertThat(ledger.backlog.recount(Duration.ofSeconds(15))).isTrue();
        assertThat(ledger.backlog.recount(Duration.ofSeconds(15))).isFalse();
    }

    @Test
    void leavesTheCountingToAProcessThatIsAtIt() {
        CountDownLatch counting = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<Boolean> other = Race.begin(() -> ledger.transactions.in(() -> {
            ledger.jdbc
                    .sql("SELECT pg_advisory_xact_lock(?)")
                    .param(BacklogStore.COUNTING)
                    .query()
                    .singleRow();
            counting.countDown();
            Race.await(goOn);
            return true;
        }));
        Race.await(counting);
        assertThat(ledger.backlog.recount(Duration.ZERO)).isFalse();
        goOn.countDown();
        assertThat(other.join()).isTrue();
        assertThat(ledger.backlog.recount(Duration.ZERO)).isTrue();
    }

    @Test
    void tellsHowLongTheOldestHaveWaited() {
        long id = ledger.task(ledger.job(), TaskKind.PROFILE);
        ledger.job();
        ledger.jdbc
                .sql("UPDATE task SET created_at = created_at - INTERVAL '90 s', not_before = '-infinity' WHERE id = ?")
                .param(id)
                .update();
        ledger.dispatch.ensureQueues(1);
        BacklogStore.Age waiting = ledger.backlog.ages().getFirst();
        assertThat(waiting.ready()).isBetween(90.0, 100.0);
        assertThat(waiting.queued()).isNull();
        ledger.dispatch();
        ledger.jdbc
                .sql("UPDATE task SET dispatched_at = dispatched_at - INTERVAL '30 s'")
                .update();
        BacklogStore.Age dispatched = ledger.backlog.ages().getFirst();
        assertThat(dispatched.ready()).isNull();
        assertThat(dispatched.queued()).isBetween(30.0, 40.0);
    }

    private static long tasks(TaskKind kind, TaskState state) {
        return ledger.backlog.counts().stream()
                .filter(count -> count.kind() == kind && count.state() == state)
                .mapToLong(BacklogStore.Count::tasks)
                .sum();
    }
}
