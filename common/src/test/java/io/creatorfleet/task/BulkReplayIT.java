package io.creatorfleet.task;

import static io.creatorfleet.task.LedgerFixture.FAILURE;
import static io.creatorfleet.task.LedgerFixture.LONG_LEASE;
import static io.creatorfleet.task.LedgerFixture.done;
import static io.creatorfleet.task.LedgerFixture.followUp;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.task.DeadTaskStore.Obstacle;
import io.creatorfleet.task.DeadTaskStore.Replay;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many dead tasks coming back by one word, and work that goes on beside them. */
class BulkReplayIT {

    private static final int JOBS = 20;
    private static final int TASKS = 10_000;
    private static final int PER_SECOND = 50;
    private static final DeadSelection MEDIA = DeadSelection.ALL.kind(TaskKind.MEDIA);

    @RegisterExtension
    static final LedgerFixture ledger = new LedgerFixture();

    @Test
    void putsLiveWorkBehindNoneOfTenThousandThatAreNotDueYet() {
        deadMedia(TASKS / JOBS);
        assertThat(ledger.dead.preview(MEDIA).replayed()).isEqualTo(TASKS);

        Replay replay = ledger.dead.replay(MEDIA, PER_SECOND);

        assertThat(replay.replayed()).isEqualTo(TASKS);
        assertThat(replay.remaining()).isZero();
        assertThat(ledger.count("task WHERE state = 'READY' AND route = 'BACKGROUND'"))
                .isEqualTo(TASKS);
        assertThat(ledger.count("job WHERE lane = 'BACKGROUND' AND state = 'RUNNING'"))
                .isEqualTo(JOBS);
        assertThat(busiestSecond()).isEqualTo(PER_SECOND);

        long urgent = live(Lane.INTERACTIVE);
        long patient = live(Lane.BACKGROUND);
        assertThat(release(Route.INTERACTIVE, 1)).containsExactly(urgent);
        int due = (int) ledger.count(
                "task WHERE state = 'READY' AND not_before < (SELECT not_before FROM task WHERE id = " + patient + ")");
        assertThat(due).isLessThan(TASKS);
        assertThat(release(Route.BACKGROUND, due + 1)).hasSize(due + 1).contains(patient);
        ledger.assertSound();
    }

    @Test
    void leavesWhatIsMoreThanOneReplayBringsBackToTheNext() {
        deadMedia(TASKS / JOBS + 1);
        assertThat(ledger.dead.preview(MEDIA)).isEqualTo(new Replay(TASKS + JOBS, TASKS, JOBS, Map.of()));

        assertThat(ledger.dead.replay(MEDIA, PER_SECOND)).isEqualTo(new Replay(TASKS + JOBS, TASKS, JOBS, Map.of()));
        assertThat(ledger.dead.replay(MEDIA, PER_SECOND)).isEqualTo(new Replay(JOBS, JOBS, 0, Map.of()));
    }

    @Test
    void leavesTheLaneOfAJobThatIsAtWorkAlone() {
        UUID job = ledger.job(Lane.INTERACTIVE);
        ledger.settle(
                ledger.claim(ledger.task(job, TaskKind.PROFILE)),
                done(followUp(TaskKind.MEDIA, "1"), followUp(TaskKind.MEDIA, "2")));
        long dead = bury(job);
        assertThat(ledger.dead.replay(MEDIA, PER_SECOND).replayed()).isEqualTo(1);
        assertThat(ledger.row(job).lane()).isEqualTo(Lane.INTERACTIVE);
        assertThat(ledger.row(dead).lane()).isEqualTo(Lane.BACKGROUND);
        ledger.assertSound();
    }

    @Test
    void bringsEachBackOnceWhenTwoReplayTheSameSelectionAtOnce() {
        deadMedia(TASKS / JOBS);
        AtomicInteger replayed = new AtomicInteger();
        Runnable replay =
                () -> replayed.addAndGet(ledger.dead.replay(MEDIA, PER_SECOND).replayed());
        Race.of(replay, replay);
        assertThat(replayed).hasValue(TASKS);
        assertThat(ledger.dead.replay(MEDIA, PER_SECOND)).isEqualTo(new Replay(0, 0, 0, Map.of()));
        ledger.assertSound();
    }

    @Test
    void bringsTheNewestJobOfASubjectBackAndSaysWhyNotTheOthers() {
        UUID older = deadProfile("somebody");
        UUID newer = deadProfile("somebody");
        assertThat(ledger.dead.preview(DeadSelection.ALL).obstacles()).containsOnly(Map.entry(Obstacle.NEWER_JOB, 1));
        Replay first = ledger.dead.replay(DeadSelection.ALL);
        assertThat(first.replayed()).isEqualTo(1);
        assertThat(first.obstacles()).containsOnly(Map.entry(Obstacle.NEWER_JOB, 1));
        assertThat(ledger.row(newer).state()).isEqualTo(JobAccount.State.RUNNING);
        assertThat(ledger.row(older).state()).isEqualTo(JobAccount.State.FAILED);
        assertThat(ledger.dead.replay(DeadSelection.ALL).obstacles()).containsOnly(Map.entry(Obstacle.TASK_OPEN, 1));
        ledger.tasks.cancel(newer);
        assertThat(ledger.dead.replay(DeadSelection.ALL).replayed()).isEqualTo(1);
        ledger.assertSound();
    }

    @Test
    void remembersWhatATaskDiedOfAndEveryAttemptBeforeAndAfterItCameBack() {
        UUID job = ledger.jobWith(followUp(TaskKind.MEDIA, "1"));
        long task = bury(job);
        assertThat(ledger.dismissals.count(DeadSelection.ALL.fingerprint(FailureFingerprint.of(FAILURE))))
                .isEqualTo(1);
        assertThat(ledger.dead.replay(DeadSelection.ALL.ids(List.of(task))).replayed())
                .isEqualTo(1);
        Failure other = new Failure.Malformed("no picture");
        ledger.settle(ledger.claim(task), new Verdict.Retry(Duration.ZERO, other));
        ledger.settle(ledger.claim(task), new Verdict.DeadLetter(other));
        assertThat(ledger.count(
                        "task WHERE failure = 'Malformed' AND fingerprint = '" + FailureFingerprint.of(other) + "'"))
                .isEqualTo(1);
        assertThat(ledger.jdbc
                        .sql("SELECT failure || ' ' || attempt FROM task_failure WHERE task_id = ? ORDER BY fence")
                        .param(task)
                        .query(String.class)
                        .list())
                .containsExactly("Unavailable 1", "Malformed 1", "Malformed 2");
    }

    @Test
    void dismissesInTheLedgerNothingButTheTaskItself() {
        UUID job = ledger.jobWith(followUp(TaskKind.MEDIA, "1"));
        long task = bury(job);
        assertThat(ledger.dismissals.dismiss(MEDIA, "gone").tasks()).isEqualTo(1);
        assertThat(ledger.dismissals.dismiss(MEDIA, "again").tasks()).isZero();
        assertThat(ledger.row(task).state()).isEqualTo(TaskState.DEAD);
        assertThat(ledger.row(job).deadTasks()).isEqualTo(1);
        assertThat(ledger.dead.replay(MEDIA.dismissed(false)).replayed()).isZero();
        ledger.assertSound();
        assertThat(ledger.dead.replay(job)).isEqualTo(1);
        assertThat(ledger.count("task WHERE dismissed_at IS NULL AND state = 'READY' AND kind = 'MEDIA'"))
                .isEqualTo(1);
        ledger.assertSound();
    }

    @Test
    void takesOneDismissalBackAndNoOther() {
        bury(ledger.jobWith(followUp(TaskKind.MEDIA, "1")));
        DismissalStore.Dismissal first = ledger.dismissals.dismiss(MEDIA, "gone");
        bury(ledger.jobWith(followUp(TaskKind.MEDIA, "2")));
        DismissalStore.Dismissal second = ledger.dismissals.dismiss(MEDIA, "gone as well");

        assertThat(ledger.dismissals.restore(DeadSelection.ALL.dismissedAt(second.at())))
                .isEqualTo(1);
        assertThat(ledger.dismissals.restore(DeadSelection.ALL.dismissedAt(second.at())))
                .isZero();
        assertThat(ledger.count("task WHERE dismissed_reason = 'gone'")).isEqualTo(1);
        assertThat(ledger.dead.replay(MEDIA.dismissed(false)).replayed()).isEqualTo(1);
        assertThat(ledger.dismissals.restore(DeadSelection.ALL.dismissedAt(first.at())))
                .isEqualTo(1);
        ledger.assertSound();
    }

    private static UUID deadProfile(String subject) {
        UUID job = ledger.job(Lane.BACKGROUND, subject);
        ledger.settle(ledger.claim(ledger.task(job, TaskKind.PROFILE)), new Verdict.DeadLetter(FAILURE));
        return job;
    }

    private static long bury(UUID job) {
        long task = ledger.task(job, TaskKind.MEDIA);
        ledger.settle(ledger.claim(task), new Verdict.DeadLetter(FAILURE));
        return task;
    }

    /** Ended interactive jobs, each with as many dead copies as any other. */
    private static void deadMedia(int each) {
        ledger.jdbc.sql("""
                WITH ended AS (
                    INSERT INTO job (id, purpose, platform, subject, lane, state, accepted_tasks, dead_tasks, fanned_in,
                                     finished_at)
                    SELECT gen_random_uuid(), 'ADD', 'instagram', 's' || n, 'INTERACTIVE', 'INCOMPLETE', :each, :each, true,
                           clock_timestamp()
                      FROM generate_series(1, :jobs) n RETURNING id, subject)
                INSERT INTO task (job_id, kind, upstream, lane, subject, state, finished_at)
                SELECT id, 'MEDIA', 'instagram', 'INTERACTIVE', subject || '/' || n, 'DEAD', clock_timestamp()
                  FROM ended, generate_series(1, :each) n
                """).param("jobs", JOBS).param("each", each).update();
    }

    private static long live(Lane lane) {
        UUID job = ledger.transactions.in(
                () -> ledger.openJob(lane, "live " + lane, followUp(TaskKind.MEDIA, "live " + lane)));
        return ledger.task(job, TaskKind.MEDIA);
    }

    private static List<Long> release(Route route, int window) {
        ledger.dispatch.ensureQueues(window);
        return ledger.dispatch.release(new DispatchStore.Queue(TaskKind.MEDIA, "instagram", route), LONG_LEASE).stream()
                .map(DispatchStore.Dispatched::id)
                .toList();
    }

    /** How many are due within a second at most, wherever that begins. */
    private static long busiestSecond() {
        return ledger.jdbc.sql("""
                SELECT max(n) FROM (SELECT count(*) OVER (ORDER BY not_before
                       RANGE BETWEEN CURRENT ROW AND INTERVAL '999 ms' FOLLOWING) AS n FROM task WHERE state = 'READY')
                """).query(Long.class).single();
    }
}
