package io.creatorfleet.task;

import static io.creatorfleet.task.LedgerFixture.FAILURE;
import static io.creatorfleet.task.LedgerFixture.done;
import static io.creatorfleet.task.LedgerFixture.followUp;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The one moment at which a job's analytics open. */
class FanInIT {

    @RegisterExtension
    static final LedgerFixture ledger = new LedgerFixture();

    @Test
    void opensTheAnalyticsOfAnAccountWithoutContent() {
        UUID job = ledger.jobWith();
        assertThat(ledger.row(ledger.task(job, TaskKind.ANALYTICS)).state()).isEqualTo(TaskState.READY);
        assertThat(ledger.row(job).fannedIn()).isTrue();
        ledger.settle(ledger.claim(ledger.task(job, TaskKind.ANALYTICS)), done());
        assertThat(ledger.row(job).state()).isEqualTo(JobAccount.State.SUCCEEDED);
        ledger.assertSound();
    }

    @Test
    void waitsForTheLastPage() {
        UUID job = ledger.jobWith(followUp(TaskKind.CONTENT, "page 1"));
        ledger.settle(ledger.claim(ledger.task(job, TaskKind.CONTENT)), done(followUp(TaskKind.CONTENT, "page 2")));
        assertThat(analytics()).isZero();
        ledger.settle(ledger.claim(ledger.task(job, TaskKind.CONTENT)), done());
        assertThat(analytics()).isEqualTo(1);
    }

    @Test
    void opensThemOnceWhenTheTwoLastPagesCommitAtOnce() {
        for (int round = 0; round < 30; round++) {
            UUID job = ledger.jobWith(
                    followUp(TaskKind.CONTENT, "reels " + round), followUp(TaskKind.CONTENT, "posts " + round));
            ledger.dispatch();
            List<Task> pages = ledger
                    .jdbc
                    .sql("SELECT id FROM task WHERE job_id = ? AND kind = 'CONTENT'")
                    .param(job)
                    .query((row, number) -> row.getLong(1))
                    .list()
                    .stream()
                    .map(ledger::claim)
                    .toList();
            Race.of(() -> ledger.settle(pages.getFirst(), done()), () -> ledger.settle(pages.getLast(), done()));
            assertThat(analytics()).isEqualTo(round + 1);
            ledger.assertSound();
        }
    }

    @Test
    void opensThemForADeadPageAsWell() {
        UUID job = ledger.jobWith(followUp(TaskKind.CONTENT, "page 1"));
        ledger.settle(ledger.claim(ledger.task(job, TaskKind.CONTENT)), new Verdict.DeadLetter(FAILURE));
        assertThat(analytics()).isEqualTo(1);
    }

    @Test
    void doesNotTakeALinkThatIsResolvedAgainForContent() {
        UUID job = ledger.jobWith(followUp(TaskKind.MEDIA, "1"));
        ledger.settle(ledger.claim(ledger.task(job, TaskKind.ANALYTICS)), done());
        Task media = ledger.claim(ledger.task(job, TaskKind.MEDIA));
        ledger.settle(
                media, new Verdict.Snooze(Duration.ZERO, "expired", List.of(followUp(TaskKind.RESOLVE, "page 1"))));
        ledger.settle(ledger.claim(ledger.task(job, TaskKind.RESOLVE)), done());
        assertThat(analytics()).isEqualTo(1);
        ledger.assertSound();
    }

    @Test
    void opensNoneForAJobWhoseProfileFailed() {
        UUID job = ledger.job();
        Task profile = ledger.claim(ledger.task(job, TaskKind.PROFILE));
        ledger.settle(profile, new Verdict.Conclude("private account", Results.NONE));
        assertThat(analytics()).isZero();
    }

    /** The open one may have read before the page came in: another follows it. */
    @Test
    void opensThemAgainBehindOneThatIsStillOpenWhenAReplayedPageComesIn() {
        UUID job = ledger.jobWith(followUp(TaskKind.CONTENT, "page 1"));
        ledger.settle(ledger.claim(ledger.task(job, TaskKind.CONTENT)), new Verdict.DeadLetter(FAILURE));
        Task analytics = ledger.claim(ledger.task(job, TaskKind.ANALYTICS));
        ledger.dead.replay(job);
        ledger.settle(ledger.claim(ledger.task(job, TaskKind.CONTENT)), done());
        assertThat(analytics()).isEqualTo(1);
        ledger.settle(analytics, done());
        assertThat(analytics()).isEqualTo(2);
        ledger.settle(ledger.claim(ledger.task(job, TaskKind.ANALYTICS)), done());
        assertThat(ledger.row(job).state()).isEqualTo(JobAccount.State.SUCCEEDED);
        ledger.assertSound();
    }

    private static long analytics() {
        return ledger.count("task WHERE kind = 'ANALYTICS'");
    }
}
