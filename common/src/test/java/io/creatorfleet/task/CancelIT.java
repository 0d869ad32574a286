package io.creatorfleet.task;

import static io.creatorfleet.task.LedgerFixture.ABILITIES;
import static io.creatorfleet.task.LedgerFixture.FAILURE;
import static io.creatorfleet.task.LedgerFixture.done;
import static io.creatorfleet.task.LedgerFixture.followUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The cancellation of a job, and what races with it. */
class CancelIT {

    @RegisterExtension
    static final LedgerFixture ledger = new LedgerFixture();

    @Test
    void endsTasksInEveryOpenStateAndTheJobWithThem() {
        UUID job = ledger.jobWith(
                followUp(TaskKind.CONTENT, "page 1"),
                followUp(TaskKind.MEDIA, "1"),
                followUp(TaskKind.RESOLVE, "page"));
        Task content = ledger.claim(ledger.task(job, TaskKind.CONTENT));
        Task resolve = ledger.claim(ledger.task(job, TaskKind.RESOLVE));
        ledger.tasks.snooze(resolve, Duration.ZERO, "later");
        assertThat(ledger.tasks.cancel(job)).isEqualTo(3);
        assertThat(ledger.row(job).state()).isEqualTo(JobAccount.State.CANCELLED);
        assertThat(ledger.count("task WHERE state = 'CANCELLED'")).isEqualTo(3);
        assertThat(ledger.tasks.holds(content)).isFalse();
        assertThat(ledger.workers.held(ledger.worker)).isEmpty();
        ledger.assertSound();
    }

    @Test
    void doesNothingToAJobThatHasEnded() {
        UUID job = ledger.job();
        Task profile = ledger.claim(ledger.task(job, TaskKind.PROFILE));
        ledger.settle(profile, new Verdict.Conclude("no such user", Results.NONE));
        LedgerFixture.JobRow ended = ledger.row(job);
        assertThat(ledger.tasks.cancel(job)).isZero();
        assertThat(ledger.tasks.cancel(UUID.randomUUID())).isZero();
        assertThat(ledger.row(job)).isEqualTo(ended);
    }

    @Test
    void keepsWhatWasDoneAndBuriedBefore() {
        UUID job = ledger.jobWith(followUp(TaskKind.MEDIA, "1"), followUp(TaskKind.MEDIA, "2"));
        Task media = ledger.claim(ledger.task(job, TaskKind.MEDIA));
        ledger.settle(media, new Verdict.DeadLetter(FAILURE));
        assertThat(ledger.tasks.cancel(job)).isEqualTo(2);
        assertThat(ledger.row(media.id()).state()).isEqualTo(TaskState.DEAD);
        assertThat(ledger.row(job).deadTasks()).isEqualTo(1);
        assertThat(ledger.dead.replay(job)).isZero();
        ledger.assertSound();
    }

    @Test
    void worksThroughMoreTasksThanABatchHolds() {
        FollowUp[] many = IntStream.range(0, 1203)
                .mapToObj(number -> followUp(TaskKind.MEDIA, "m" + number))
                .toArray(FollowUp[]::new);
        UUID job = ledger.jobWith(many);
        assertThat(ledger.tasks.cancel(job)).isEqualTo(1204);
        ledger.assertSound();
    }

    @Test
    void insertsNothingMoreForAJobThatIsMarkedAndAbandonsWhatWouldHaveFollowed() {
        UUID job = ledger.jobWith(followUp(TaskKind.CONTENT, "page 1"));
        Task content = ledger.claim(ledger.task(job, TaskKind.CONTENT));
        ledger.jdbc.sql("UPDATE job SET state = 'CANCELLING'").update();
        assertThat(ledger.settle(content, new Verdict.Done(() -> List.of(pendingMedia()))))
                .isTrue();
        assertThat(ledger.count("task WHERE kind IN ('MEDIA', 'ANALYTICS')")).isZero();
        assertThat(ledger.count("media WHERE state = 'ABANDONED'")).isEqualTo(1);
        assertThat(ledger.row(job).state()).isEqualTo(JobAccount.State.CANCELLED);
        ledger.assertSound();
    }

    @Test
    void abandonsTheRowsOfTheTasksItEnds() {
        UUID job = ledger.job();
        Task profile = ledger.claim(ledger.task(job, TaskKind.PROFILE));
        ledger.settle(profile, new Verdict.Done(() -> List.of(pendingMedia())));
        ledger.assertSound();
        ledger.tasks.cancel(job);
        assertThat(ledger.count("media WHERE state = 'ABANDONED'")).isEqualTo(1);
        ledger.assertSound();
    }

    @Test
    void finishesACancellationThatAnotherProcessLeftHalfDone() {
        UUID job = ledger.jobWith(followUp(TaskKind.CONTENT, "page 1"));
        ledger.jdbc.sql("UPDATE job SET state = 'CANCELLING'").update();
        assertThat(ledger.tasks.finishCancellations()).isEqualTo(1);
        assertThat(ledger.row(job).state()).isEqualTo(JobAccount.State.CANCELLED);
        assertThat(ledger.tasks.finishCancellations()).isZero();
    }

    @Test
    void refusesToRunInsideAnotherTransaction() {
        UUID job = ledger.job();
        assertThatIllegalStateException()
                .isThrownBy(() -> ledger.transaction.executeWithoutResult(status -> ledger.tasks.cancel(job)));
        assertThat(ledger.row(job).state()).isEqualTo(JobAccount.State.ACCEPTED);
    }

    /** The commit holds the job's row when the mark comes: its follow-ups are in before the first batch looks. */
    @Test
    void missesNoFollowUpOfACommitUnderWay() {
        UUID job = ledger.jobWith(followUp(TaskKind.CONTENT, "page 1"));
        CountDownLatch inserting = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        // A foreign open task with the first key makes the commit wait inside its insert, after it read the job's
        // state.
        CompletableFuture<Boolean> blocker = Race.begin(() -> ledger.transactions.in(() -> {
            ledger.openJob(Lane.BACKGROUND, "other", followUp(TaskKind.MEDIA, "1"));
            inserting.countDown();
            Race.await(goOn);
            return true;
        }));
        Race.await(inserting);
        Task content = ledger.claim(ledger.task(job, TaskKind.CONTENT));
        CompletableFuture<Boolean> commit = Race.begin(() ->
                ledger.settle(content, done(followUp(TaskKind.MEDIA, "1"), followUp(TaskKind.MEDIA, "2"))));
        ledger.awaitLockWaits(1);
        CompletableFuture<Integer> cancel = Race.begin(() -> ledger.tasks.cancel(job));
        ledger.awaitLockWaits(2);
        goOn.countDown();
        assertThat(blocker.join()).isTrue();
        assertThat(commit.join()).isTrue();
        assertThat(cancel.join()).isEqualTo(2);
        assertThat(ledger.row(job).state()).isEqualTo(JobAccount.State.CANCELLED);
        ledger.assertSound();
    }

    @Test
    void countsEachTaskOnceWhenItIsClaimedAndSettledMeanwhile() {
        for (int round = 0; round < 25; round++) {
            UUID job =
                    ledger.jobWith(followUp(TaskKind.CONTENT, "page " + round), followUp(TaskKind.MEDIA, "m" + round));
            long media = ledger.task(job, TaskKind.MEDIA);
            Task content = ledger.claim(ledger.task(job, TaskKind.CONTENT));
            long dispatch = ledger.row(media).dispatch();
            Race.of(
                    () -> ledger.tasks.cancel(job),
                    () -> ledger.settle(content, done(followUp(TaskKind.CONTENT, "next"))),
                    () -> ledger.claim(media, dispatch, ledger.worker, ABILITIES));
            assertThat(ledger.row(job).state()).isEqualTo(JobAccount.State.CANCELLED);
            ledger.assertSound();
        }
    }

    private static FollowUp pendingMedia() {
        return followUp(TaskKind.MEDIA, Long.toString(ledger.pendingMedia()));
    }
}
