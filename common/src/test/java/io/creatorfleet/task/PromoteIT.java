package io.creatorfleet.task;

import static io.creatorfleet.task.LedgerFixture.ABILITIES;
import static io.creatorfleet.task.LedgerFixture.FAILURE;
import static io.creatorfleet.task.LedgerFixture.done;
import static io.creatorfleet.task.LedgerFixture.followUp;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A waiting background job that somebody asks for. */
class PromoteIT {

    @RegisterExtension
    static final LedgerFixture ledger = new LedgerFixture();

    @Test
    void movesWaitingAndDispatchedTasksAndVoidsTheirMessages() {
        UUID job = ledger.jobWith(followUp(TaskKind.MEDIA, "1"));
        long media = ledger.task(job, TaskKind.MEDIA);
        ledger.dispatch();
        long old = ledger.row(media).dispatch();
        assertThat(ledger.tasks.promote(job)).isEqualTo(2);
        assertThat(ledger.row(media).state()).isEqualTo(TaskState.READY);
        assertThat(ledger.row(media).route()).isEqualTo(Route.INTERACTIVE);
        ledger.dispatch();
        assertThat(ledger.claim(media, old, ledger.worker, ABILITIES)).isEmpty();
        assertThat(ledger.claim(media).lane()).isEqualTo(Lane.INTERACTIVE);
        assertThat(ledger.row(job).lane()).isEqualTo(Lane.INTERACTIVE);
        assertThat(ledger.tasks.promote(job)).isZero();
        ledger.assertSound();
    }

    @Test
    void leavesARunningTaskAsItIsUntilItComesBack() {
        UUID job = ledger.jobWith(
                followUp(TaskKind.MEDIA, "1"), followUp(TaskKind.CONTENT, "1"), followUp(TaskKind.RESOLVE, "1"));
        Task media = ledger.claim(ledger.task(job, TaskKind.MEDIA));
        Task content = ledger.claim(ledger.task(job, TaskKind.CONTENT));
        Task resolve = ledger.claim(ledger.task(job, TaskKind.RESOLVE));
        LedgerFixture.TaskRow running = ledger.row(media.id());
        assertThat(ledger.tasks.promote(job)).isZero();
        assertThat(ledger.row(media.id())).isEqualTo(running);
        ledger.tasks.retry(media, Duration.ZERO, FAILURE, "worker");
        ledger.tasks.snooze(content, Duration.ZERO, "throttled");
        ledger.lapse();
        assertThat(List.of(ledger.row(media.id()), ledger.row(content.id()), ledger.row(resolve.id())))
                .extracting(LedgerFixture.TaskRow::lane)
                .containsOnly(Lane.INTERACTIVE);
    }

    @Test
    void leavesWhatHasEndedAlone() {
        UUID job = ledger.job();
        ledger.tasks.cancel(job);
        assertThat(ledger.tasks.promote(job)).isZero();
        assertThat(ledger.row(job).lane()).isEqualTo(Lane.BACKGROUND);
    }

    @Test
    void finishesAPromotionThatAnotherProcessLeftHalfDone() {
        UUID job = ledger.job();
        ledger.jdbc.sql("UPDATE job SET lane = 'INTERACTIVE'").update();
        assertThat(ledger.tasks.promote(job)).isEqualTo(1);
    }

    /** The commit read the old lane under the job's lock: the promotion comes after it and finds its follow-ups. */
    @Test
    void missesNoFollowUpOfACommitUnderWay() {
        UUID job = ledger.jobWith(followUp(TaskKind.CONTENT, "page 1"));
        Task content = ledger.claim(ledger.task(job, TaskKind.CONTENT));
        CountDownLatch inserted = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<Boolean> blocker = Race.begin(() -> ledger.transactions.in(() -> {
            ledger.openJob(Lane.BACKGROUND, "other", followUp(TaskKind.MEDIA, "1"));
            inserted.countDown();
            Race.await(goOn);
            return true;
        }));
        Race.await(inserted);
        CompletableFuture<Boolean> commit = Race.begin(() ->
                ledger.settle(content, done(followUp(TaskKind.MEDIA, "1"), followUp(TaskKind.MEDIA, "2"))));
        ledger.awaitLockWaits(1);
        CompletableFuture<Integer> promotion = Race.begin(() -> ledger.tasks.promote(job));
        ledger.awaitLockWaits(2);
        goOn.countDown();
        assertThat(blocker.join()).isTrue();
        assertThat(commit.join()).isTrue();
        assertThat(promotion.join()).isEqualTo(2);
        assertThat(ledger.jdbc
                        .sql("SELECT count(*) FROM task WHERE job_id = ? AND lane = 'BACKGROUND' AND state = 'READY'")
                        .param(job)
                        .query(Long.class)
                        .single())
                .isZero();
        ledger.assertSound();
    }
}
