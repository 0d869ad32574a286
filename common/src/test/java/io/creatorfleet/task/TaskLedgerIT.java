package io.creatorfleet.task;

import static io.creatorfleet.task.LedgerFixture.ABILITIES;
import static io.creatorfleet.task.LedgerFixture.FAILURE;
import static io.creatorfleet.task.LedgerFixture.done;
import static io.creatorfleet.task.LedgerFixture.followUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A task's way from insertion to each of the five verdicts. */
class TaskLedgerIT {

    @RegisterExtension
    static final LedgerFixture ledger = new LedgerFixture();

    @Test
    void countsTheFirstTaskOfAJobThatStaysAcceptedUntilSomethingOfItHasEnded() {
        UUID job = ledger.job();
        assertThat(ledger.row(job).openTasks()).isEqualTo(1);
        assertThat(ledger.row(job).gatheringTasks()).isEqualTo(1);
        assertThat(ledger.row(job).state()).isEqualTo(JobAccount.State.ACCEPTED);
        ledger.settle(ledger.claim(ledger.task(job, TaskKind.PROFILE)), done(followUp(TaskKind.CONTENT, "page 1")));
        assertThat(ledger.row(job).state()).isEqualTo(JobAccount.State.RUNNING);
        ledger.assertSound();
    }

    @Test
    void opensNothingWhileAnotherJobHasTheSubjectOpen() {
        ledger.jobWith(followUp(TaskKind.CONTENT, "page 1"));
        UUID other = ledger.job();
        boolean opened = ledger.transactions.in(() -> ledger.tasks.open(other, followUp(TaskKind.CONTENT, "page 1")));
        assertThat(opened).isFalse();
        assertThat(ledger.row(other).openTasks()).isEqualTo(1);
    }

    @Test
    void claimsADispatchOnce() {
        long id = ledger.task(ledger.job(), TaskKind.PROFILE);
        Task task = ledger.claim(id);
        assertThat(task.fence()).isEqualTo(1);
        assertThat(ledger.row(id).state()).isEqualTo(TaskState.RUNNING);
        assertThat(ledger.row(id).owner()).isEqualTo(ledger.worker);
        assertThat(ledger.claim(id, ledger.row(id).dispatch(), ledger.worker, ABILITIES))
                .isEmpty();
        assertThat(ledger.row(id).fence()).isEqualTo(1);
    }

    @Test
    void claimsSeveralAtOnceEachByItsOwnMessage() {
        ledger.jobWithMedia(3);
        List<DispatchStore.Dispatched> media = ledger.dispatch();
        TaskMessage valid = message(media.get(0), 0);
        TaskMessage early = message(media.get(1), 1);
        TaskMessage other = message(media.get(2), 0);
        TaskMessage unknown = new TaskMessage(Long.MAX_VALUE, 1, null);

        Map<Long, Claim> claims = ledger.tasks.claim(List.of(other, early, unknown, valid), ledger.worker, ABILITIES);

        assertThat(claims).containsOnlyKeys(valid.task(), other.task());
        assertThat(claims)
                .allSatisfy((id, claim) -> assertThat(claim.task().id()).isEqualTo(id));
        assertThat(ledger.row(valid.task()).state()).isEqualTo(TaskState.RUNNING);
        assertThat(ledger.row(early.task()).state()).isEqualTo(TaskState.QUEUED);
    }

    private static TaskMessage message(DispatchStore.Dispatched dispatched, int later) {
        return new TaskMessage(dispatched.id(), dispatched.dispatch() + later, null);
    }

    @Test
    void ignoresAMessageOfAnEarlierDispatch() {
        long id = ledger.task(ledger.job(), TaskKind.PROFILE);
        DispatchStore.Dispatched first = ledger.dispatch().getFirst();
        ledger.dispatch.unconfirm(List.of(first));
        assertThat(ledger.claim(id, first.dispatch(), ledger.worker, ABILITIES)).isEmpty();
        ledger.dispatch();
        LedgerFixture.TaskRow again = ledger.row(id);
        assertThat(ledger.claim(id, first.dispatch(), ledger.worker, ABILITIES)).isEmpty();
        assertThat(ledger.row(id)).isEqualTo(again);
        assertThat(again.dispatch()).isGreaterThan(first.dispatch());
    }

    @Test
    void givesBackATaskWhoseVersionTheWorkerDoesNotKnow() {
        long id = ledger.task(ledger.job(), TaskKind.PROFILE);
        long dispatch = ledger.dispatch().getFirst().dispatch();
        assertThat(ledger.claim(id, dispatch, ledger.worker, List.of("PROFILE:2")))
                .isEmpty();
        assertThat(ledger.row(id).state()).isEqualTo(TaskState.READY);
        assertThat(ledger.row(id).fence()).isZero();
        assertThat(ledger.count("task WHERE not_before > clock_timestamp()")).isEqualTo(1);
    }

    @Test
    void commitsResultsCompletionAndFollowUpsTogether() {
        UUID job = ledger.job(Lane.INTERACTIVE);
        Task profile = ledger.claim(ledger.task(job, TaskKind.PROFILE));
        FollowUp page = followUp(TaskKind.CONTENT, "page 1");
        assertThat(ledger.settle(profile, done(page, page))).isTrue();
        assertThat(ledger.row(profile.id()).state()).isEqualTo(TaskState.DONE);
        LedgerFixture.TaskRow content = ledger.row(ledger.task(job, TaskKind.CONTENT));
        assertThat(content.state()).isEqualTo(TaskState.READY);
        assertThat(content.lane()).isEqualTo(Lane.INTERACTIVE);
        assertThat(ledger.row(job).openTasks()).isEqualTo(1);
        ledger.assertSound();
    }

    @Test
    void writesNothingWhenResultsFail() {
        UUID job = ledger.job();
        Task profile = ledger.claim(ledger.task(job, TaskKind.PROFILE));
        Verdict failing = new Verdict.Done(() -> {
            throw new IllegalStateException("the row does not fit");
        });
        assertThatIllegalStateException().isThrownBy(() -> ledger.settle(profile, failing));
        assertThat(ledger.row(profile.id()).state()).isEqualTo(TaskState.RUNNING);
        assertThat(ledger.tasks.holds(profile)).isTrue();
    }

    @Test
    void concludesAProfileByFailingItsJobWithTheReason() {
        UUID job = ledger.job();
        Task profile = ledger.claim(ledger.task(job, TaskKind.PROFILE));
        ledger.settle(profile, new Verdict.Conclude("no such user", Results.NONE));
        assertThat(ledger.row(profile.id()).state()).isEqualTo(TaskState.DONE);
        assertThat(ledger.row(job).state()).isEqualTo(JobAccount.State.FAILED);
        assertThat(ledger.row(job).reason()).isEqualTo("no such user");
        ledger.assertSound();
    }

    @Test
    void retriesAfterTheDelayAndCountsAnAttemptWithItsTime() {
        Task task = ledger.claim(ledger.task(ledger.job(), TaskKind.PROFILE));
        assertThat(ledger.tasks.retry(task, Duration.ofMinutes(5), FAILURE, "worker"))
                .isTrue();
        assertThat(ledger.row(task.id()).state()).isEqualTo(TaskState.READY);
        assertThat(ledger.row(task.id()).attempt()).isEqualTo(1);
        assertThat(ledger.dispatch()).isEmpty();
        assertThat(ledger.count("task_failure WHERE failure = 'Unavailable' AND worker = 'worker' AND attempt = 1"))
                .isEqualTo(1);
        ledger.jdbc.sql("UPDATE task SET not_before = clock_timestamp()").update();
        Task again = ledger.claim(task.id());
        assertThat(again.spent()).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6));
        assertThat(again.attempt()).isEqualTo(1);
        assertThat(again.fence()).isEqualTo(2);
    }

    @Test
    void snoozesWithoutAnAttemptAndInsertsWhatItWaitsFor() {
        UUID job = ledger.jobWith(followUp(TaskKind.MEDIA, "7"), followUp(TaskKind.CONTENT, "page 1"));
        Task media = ledger.claim(ledger.task(job, TaskKind.MEDIA));
        FollowUp resolve = followUp(TaskKind.RESOLVE, "page 1");
        ledger.settle(media, new Verdict.Snooze(Duration.ofHours(1), "link expired", List.of(resolve)));
        LedgerFixture.TaskRow row = ledger.row(media.id());
        assertThat(row.state()).isEqualTo(TaskState.READY);
        assertThat(row.attempt()).isZero();
        assertThat(row.reason()).isEqualTo("link expired");
        Task resolving = ledger.claim(ledger.task(job, TaskKind.RESOLVE));
        ledger.settle(resolving, new Verdict.Done(() -> {
            ledger.tasks.wake(TaskKind.MEDIA, List.of("7"));
            return List.of();
        }));
        assertThat(ledger.claim(media.id()).spent()).isZero();
        ledger.assertSound();
    }

    @Test
    void buriesATaskAndLeavesItsJobIncompleteByName() {
        UUID job = ledger.jobWith(followUp(TaskKind.MEDIA, "7"));
        ledger.settle(ledger.claim(ledger.task(job, TaskKind.ANALYTICS)), done());
        Task media = ledger.claim(ledger.task(job, TaskKind.MEDIA));
        assertThat(ledger.settle(media, new Verdict.DeadLetter(FAILURE))).isTrue();
        assertThat(ledger.row(media.id()).state()).isEqualTo(TaskState.DEAD);
        assertThat(ledger.row(media.id()).attempt()).isEqualTo(1);
        assertThat(ledger.row(job).state()).isEqualTo(JobAccount.State.INCOMPLETE);
        assertThat(ledger.row(job).reason()).isEqualTo("1 dead: media " + media.id());
        ledger.assertSound();
    }

    @Test
    void settlesTasksOfSeveralJobsInOneCommitAndPassesOverThoseItNoLongerHolds() {
        UUID job = ledger.jobWith(
                followUp(TaskKind.MEDIA, "1"), followUp(TaskKind.MEDIA, "2"), followUp(TaskKind.MEDIA, "3"));
        UUID other = ledger.jobWith(followUp(TaskKind.MEDIA, "4"));
        ledger.dispatch();
        List<Task> media = ledger
                .jdbc
                .sql("SELECT id FROM task WHERE kind = 'MEDIA' ORDER BY id DESC")
                .query((row, number) -> row.getLong(1))
                .list()
                .stream()
                .map(ledger::claim)
                .toList();
        ledger.tasks.snooze(media.get(1), Duration.ZERO, "shutting down");
        Set<Held> settled = ledger.tasks.settle(
                List.of(
                        new TaskLedger.Ended(media.get(0), done()),
                        new TaskLedger.Ended(media.get(1), done()),
                        new TaskLedger.Ended(media.get(2), done()),
                        new TaskLedger.Ended(media.get(3), new Verdict.DeadLetter(FAILURE))),
                "worker");
        assertThat(settled)
                .containsExactlyInAnyOrder(Held.of(media.get(0)), Held.of(media.get(2)), Held.of(media.get(3)));
        assertThat(ledger.row(other).openTasks()).isEqualTo(1);
        assertThat(ledger.row(job).openTasks()).isEqualTo(2);
        assertThat(ledger.row(job).deadTasks()).isEqualTo(1);
        ledger.assertSound();
    }
}
