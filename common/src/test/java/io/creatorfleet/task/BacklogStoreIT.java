package io.creatorfleet.task;

import static io.creatorfleet.task.LedgerFixture.followUp;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
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

    @Test
    void measuresWhatWasConcludedSinceTheCountBefore() {
        UUID job = ledger.jobWithMedia(3);
        ledger.backlog.recount(Duration.ZERO);
        ledger.settle(ledger.claim(ledger.task(job, TaskKind.MEDIA)), LedgerFixture.done());
        // What has only just ended may not be committed everywhere yet, and is left to the next count.
        ledger.jdbc
                .sql(
                        "UPDATE task SET finished_at = clock_timestamp() - INTERVAL '2 s' WHERE kind = 'MEDIA' AND state = 'DONE'")
                .update();
        ledger.backlog.recount(Duration.ZERO);
        ledger.backlog.recount(Duration.ZERO);
        assertThat(measures("concluded::text")).containsExactly("0", "1", "0");
        assertThat(measures("waiting::text")).containsExactly("3", "2", "2");
        assertThat(measures("loaded::text")).containsExactly("false", "true", "true");
        assertThat(measures("workers::text")).containsOnly("1");
    }

    @Test
    void keepsAnHourOfMeasures() {
        ledger.jobWithMedia(1);
        ledger.backlog.recount(Duration.ZERO);
        ledger.jdbc
                .sql("UPDATE queue_measure SET measured_at = measured_at - INTERVAL '61 min'")
                .update();
        ledger.backlog.recount(Duration.ZERO);
        assertThat(measures("seconds::text")).containsExactly("60");
    }

    @Test
    void countsOpenJobsAndKeepsThoseThatFellToZero() {
        UUID job = ledger.job();
        ledger.backlog.recount(Duration.ZERO);
        assertThat(ledger.count("job_count WHERE jobs = 1")).isEqualTo(1);
        ledger.tasks.cancel(job);
        ledger.backlog.recount(Duration.ZERO);
        assertThat(ledger.count("job_count WHERE jobs = 0 AND purpose = 'ADD'")).isEqualTo(1);
    }

    @Test
    void tellsWhetherWorkWaitsForItsTimeOrIsPaused() {
        long id = ledger.task(ledger.job(), TaskKind.PROFILE);
        ledger.dispatch.ensureQueues(1);
        ledger.jdbc
                .sql("UPDATE task SET not_before = clock_timestamp() + INTERVAL '1 h' WHERE id = ?")
                .param(id)
                .update();
        ledger.pauses.pause(PauseStore.Scope.UPSTREAM, "instagram", null, "a test");
        BacklogStore.Age later = ledger.backlog.ages().getFirst();
        assertThat(later.ready()).isNull();
        assertThat(later.waiting()).isTrue();
        assertThat(later.paused()).isTrue();
    }

    private static List<String> measures(String column) {
        return ledger.jdbc
                .sql("SELECT " + column + " FROM queue_measure WHERE kind = 'MEDIA' ORDER BY measured_at")
                .query((row, number) -> String.valueOf(row.getString(1)))
                .list();
    }

    private static long tasks(TaskKind kind, TaskState state) {
        return ledger.backlog.counts().stream()
                .filter(count -> count.kind() == kind && count.state() == state)
                .mapToLong(BacklogStore.Count::tasks)
                .sum();
    }
}
