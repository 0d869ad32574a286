package io.creatorfleet.task;

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

/** Dead tasks coming back, and what stands in their way. */
class ReplayIT {

    @RegisterExtension
    static final LedgerFixture ledger = new LedgerFixture();

    @Test
    void bringsADeadTaskBackWithItsAttemptsForgottenAndItsJobOpenAgain() {
        UUID job = jobWithDead(TaskKind.MEDIA, "1");
        long media = ledger.task(job, TaskKind.MEDIA);
        LedgerFixture.TaskRow buried = ledger.row(media);
        assertThat(ledger.dead.replay(job)).isEqualTo(1);
        LedgerFixture.TaskRow back = ledger.row(media);
        assertThat(back.state()).isEqualTo(TaskState.READY);
        assertThat(back.attempt()).isZero();
        assertThat(back.isolated()).isFalse();
        assertThat(back.fence()).isEqualTo(buried.fence());
        assertThat(back.dispatch()).isEqualTo(buried.dispatch());
        assertThat(ledger.row(job).state()).isEqualTo(JobAccount.State.RUNNING);
        ledger.assertSound();
        ledger.settle(ledger.claim(media), done());
        assertThat(ledger.row(job).state()).isEqualTo(JobAccount.State.SUCCEEDED);
        assertThat(ledger.row(job).reason()).isNull();
        ledger.assertSound();
    }

    @Test
    void replaysByIdsAcrossJobsAndLeavesWhatIsNotDeadAlone() {
        UUID one = jobWithDead(TaskKind.MEDIA, "1");
        UUID other = jobWithDead(TaskKind.MEDIA, "2");
        UUID healthy = ledger.jobWith(followUp(TaskKind.MEDIA, "3"));
        long running = ledger.claim(ledger.task(healthy, TaskKind.MEDIA)).id();
        List<Long> ids = List.of(ledger.task(other, TaskKind.MEDIA), running, ledger.task(one, TaskKind.MEDIA), 4711L);
        assertThat(ledger.dead.replay(DeadSelection.ALL.ids(ids)).replayed()).isEqualTo(2);
        assertThat(ledger.dead.replay(DeadSelection.ALL.ids(ids)).replayed()).isZero();
        assertThat(ledger.row(running).state()).isEqualTo(TaskState.RUNNING);
        ledger.assertSound();
    }

    @Test
    void computesTheAnalyticsAgainAfterADeadPageCameIn() {
        UUID job = jobWithDead(TaskKind.CONTENT, "page 1");
        long before = ledger.task(job, TaskKind.ANALYTICS);
        assertThat(ledger.row(job).state()).isEqualTo(JobAccount.State.INCOMPLETE);
        ledger.dead.replay(job);
        assertThat(ledger.row(job).fannedIn()).isFalse();
        ledger.settle(ledger.claim(ledger.task(job, TaskKind.CONTENT)), done());
        assertThat(ledger.task(job, TaskKind.ANALYTICS)).isGreaterThan(before);
        ledger.assertSound();
    }

    @Test
    void givesAJobThatFailedWithItsProfileAnotherChance() {
        UUID job = ledger.job();
        ledger.settle(ledger.claim(ledger.task(job, TaskKind.PROFILE)), new Verdict.DeadLetter(FAILURE));
        assertThat(ledger.row(job).state()).isEqualTo(JobAccount.State.FAILED);
        assertThat(ledger.dead.replay(job)).isEqualTo(1);
        ledger.settle(ledger.claim(ledger.task(job, TaskKind.PROFILE)), done());
        ledger.settle(ledger.claim(ledger.task(job, TaskKind.ANALYTICS)), done());
        assertThat(ledger.row(job).state()).isEqualTo(JobAccount.State.SUCCEEDED);
        ledger.assertSound();
    }

    @Test
    void bringsBackOneOfTwoDeadTasksWithTheSameSubject() {
        UUID job = ledger.jobWith(followUp(TaskKind.RESOLVE, "page"), followUp(TaskKind.MEDIA, "1"));
        bury(job, TaskKind.RESOLVE);
        Task media = ledger.claim(ledger.task(job, TaskKind.MEDIA));
        ledger.settle(media, new Verdict.Snooze(Duration.ZERO, "expired", List.of(followUp(TaskKind.RESOLVE, "page"))));
        bury(job, TaskKind.RESOLVE);
        assertThat(ledger.row(job).deadTasks()).isEqualTo(2);
        assertThat(ledger.dead.replay(job)).isEqualTo(1);
        assertThat(ledger.dead.replay(job)).isZero();
        ledger.settle(ledger.claim(ledger.task(job, TaskKind.RESOLVE)), done());
        assertThat(ledger.dead.replay(job)).isEqualTo(1);
        ledger.assertSound();
    }

    @Test
    void leavesADeadTaskAloneWhileItsSubjectOrItsJobsSubjectIsOpenElsewhere() {
        UUID job = ledger.job(Lane.BACKGROUND, "somebody");
        ledger.settle(ledger.claim(ledger.task(job, TaskKind.PROFILE)), new Verdict.DeadLetter(FAILURE));
        UUID newer = ledger.job(Lane.INTERACTIVE, "somebody");
        ledger.settle(ledger.claim(ledger.task(newer, TaskKind.PROFILE)), done(followUp(TaskKind.CONTENT, "page 1")));
        assertThat(ledger.dead.replay(job)).isZero();
        assertThat(ledger.row(job).state()).isEqualTo(JobAccount.State.FAILED);
        ledger.tasks.cancel(newer);
        assertThat(ledger.dead.replay(job)).isEqualTo(1);
        ledger.assertSound();
    }

    /** The add holds the subject's unique key when the replay wants it: the replay gives way, and nobody deadlocks. */
    @Test
    void givesWayToAnAddThatCommitsMeanwhile() {
        UUID job = ledger.job(Lane.BACKGROUND, "somebody");
        ledger.settle(ledger.claim(ledger.task(job, TaskKind.PROFILE)), new Verdict.DeadLetter(FAILURE));
        CountDownLatch inserted = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<UUID> add = Race.begin(() -> ledger.transactions.in(() -> {
            UUID newer = ledger.openJob(Lane.INTERACTIVE, "somebody", followUp(TaskKind.PROFILE, "somebody"));
            inserted.countDown();
            Race.await(goOn);
            return newer;
        }));
        Race.await(inserted);
        CompletableFuture<Integer> replay = Race.begin(() -> ledger.dead.replay(job));
        ledger.awaitLockWaits(1);
        goOn.countDown();
        assertThat(replay.join()).isZero();
        assertThat(ledger.row(add.join()).openTasks()).isEqualTo(1);
        assertThat(ledger.row(job).state()).isEqualTo(JobAccount.State.FAILED);
        ledger.assertSound();
    }

    @Test
    void countsEachTaskOnceWhenTwoReplayAtOnce() {
        for (int round = 0; round < 15; round++) {
            UUID job = jobWithDead(TaskKind.MEDIA, "m" + round);
            Race.of(() -> ledger.dead.replay(job), () -> ledger.dead.replay(job), () -> ledger.tasks.cancel(job));
            ledger.assertSound();
        }
    }

    private static UUID jobWithDead(TaskKind kind, String subject) {
        UUID job = ledger.jobWith(followUp(kind, subject));
        bury(job, kind);
        ledger.settle(ledger.claim(ledger.task(job, TaskKind.ANALYTICS)), done());
        return job;
    }

    private static void bury(UUID job, TaskKind kind) {
        ledger.settle(ledger.claim(ledger.task(job, kind)), new Verdict.DeadLetter(FAILURE));
    }
}
