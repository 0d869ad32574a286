package io.creatorfleet.task;

import static io.creatorfleet.task.LedgerFixture.ABILITIES;
import static io.creatorfleet.task.LedgerFixture.FAILURE;
import static io.creatorfleet.task.LedgerFixture.LEASE;
import static io.creatorfleet.task.LedgerFixture.LONG_LEASE;
import static io.creatorfleet.task.LedgerFixture.done;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Workers that come, beat and go, and what becomes of the tasks they ran. */
class LapseIT {

    @RegisterExtension
    static final LedgerFixture ledger = new LedgerFixture();

    @Test
    void givesBackTheTasksOfAWorkerThatIsGoneWithoutBurningAnAttempt() {
        Task task = ledger.claim(ledger.task(ledger.job(), TaskKind.PROFILE));
        assertThat(ledger.lapse()).isEqualTo(1);
        LedgerFixture.TaskRow row = ledger.row(task.id());
        assertThat(row.state()).isEqualTo(TaskState.READY);
        assertThat(row.attempt()).isZero();
        assertThat(row.crashes()).isEqualTo(1);
        assertThat(row.isolated()).isFalse();
        assertThat(ledger.claim(task.id()).fence()).isEqualTo(task.fence() + 1);
    }

    @Test
    void isolatesATaskThatSawTwoWorkersGoWithoutAVerdictBetween() {
        long id = ledger.task(ledger.job(), TaskKind.PROFILE);
        ledger.claim(id);
        ledger.lapse();
        ledger.claim(id);
        ledger.lapse();
        assertThat(ledger.row(id).isolated()).isTrue();
        assertThat(ledger.row(id).route()).isEqualTo(Route.ISOLATION);
        assertThat(ledger.row(id).state()).isEqualTo(TaskState.READY);
        ledger.dispatch.ensureQueues(1);
        assertThat(ledger.dispatch.due(LONG_LEASE))
                .containsExactly(new DispatchStore.Queue(TaskKind.PROFILE, "instagram", Route.ISOLATION));
    }

    /** Set free by a verdict, a poison that is throttled now and then would cost two workers each time. */
    @Test
    void keepsATaskIsolatedWhenItComesBack() {
        long id = ledger.task(ledger.job(), TaskKind.PROFILE);
        ledger.claim(id);
        ledger.lapse();
        ledger.claim(id);
        ledger.lapse();
        ledger.tasks.snooze(ledger.claim(id), Duration.ZERO, "throttled");
        assertThat(ledger.row(id).isolated()).isTrue();
        ledger.tasks.retry(ledger.claim(id), Duration.ZERO, FAILURE, "worker");
        assertThat(ledger.row(id).isolated()).isTrue();
        ledger.claim(id);
        ledger.lapse();
        assertThat(ledger.row(id).isolated()).isTrue();
    }

    @Test
    void forgetsALapseOnceThereWasAVerdict() {
        long id = ledger.task(ledger.job(), TaskKind.PROFILE);
        ledger.claim(id);
        ledger.lapse();
        ledger.tasks.retry(ledger.claim(id), Duration.ZERO, FAILURE, "worker");
        ledger.claim(id);
        ledger.lapse();
        ledger.tasks.snooze(ledger.claim(id), Duration.ZERO, "throttled");
        ledger.claim(id);
        ledger.lapse();
        assertThat(ledger.row(id).crashes()).isEqualTo(1);
        assertThat(ledger.row(id).isolated()).isFalse();
        assertThat(ledger.row(id).attempt()).isEqualTo(1);
    }

    @Test
    void takesOverTheTasksOfAReplacedProcessAtOnce() {
        long id = ledger.claim(ledger.task(ledger.job(), TaskKind.PROFILE)).id();
        assertThat(ledger.workers.lapse(LONG_LEASE)).isZero();
        long older = ledger.worker;
        ledger.workers.register("worker", ABILITIES);
        assertThat(ledger.workers.lapse(LEASE)).isEqualTo(1);
        assertThat(ledger.row(id).state()).isEqualTo(TaskState.READY);
        assertThat(ledger.workers.beat(older, Map.of())).isFalse();
    }

    @Test
    void lapsesNothingWhilePostgreSqlHasBeenUpForLessThanALease() {
        ledger.claim(ledger.task(ledger.job(), TaskKind.PROFILE));
        ledger.jdbc.sql("UPDATE worker SET seen_at = 'epoch'").update();
        assertThat(ledger.workers.lapse(Duration.ofDays(3650))).isZero();
        assertThat(ledger.workers.lapse(LEASE)).isEqualTo(1);
    }

    @Test
    void tellsAWorkerWhichClaimsAreStillItsOwn() {
        Task task = ledger.claim(ledger.task(ledger.job(), TaskKind.PROFILE));
        assertThat(ledger.workers.held(ledger.worker)).containsExactly(new Held(task.id(), task.fence()));
        ledger.tasks.cancel(task.jobId());
        assertThat(ledger.workers.held(ledger.worker)).isEmpty();
    }

    @Test
    void keepsTheRowOfAWorkerThatStillOwnsATask() {
        Task task = ledger.claim(ledger.task(ledger.job(), TaskKind.PROFILE));
        ledger.jdbc.sql("UPDATE worker SET seen_at = 'epoch'").update();
        ledger.workers.prune();
        ledger.workers.leave(ledger.worker);
        assertThat(ledger.count("worker")).isEqualTo(1);
        ledger.settle(task, done());
        ledger.workers.leave(ledger.worker);
        assertThat(ledger.count("worker")).isZero();
    }

    /** The sweep passes over a row that a commit holds, and finds it done afterwards. */
    @Test
    void leavesATaskToTheCommitThatIsUnderWay() {
        Task task = ledger.claim(ledger.task(ledger.job(), TaskKind.PROFILE));
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<Boolean> commit = Race.begin(() -> ledger.settle(task, new Verdict.Done(() -> {
            writing.countDown();
            Race.await(goOn);
            return List.of();
        })));
        Race.await(writing);
        assertThat(ledger.lapse()).isZero();
        goOn.countDown();
        assertThat(commit.join()).isTrue();
        assertThat(ledger.row(task.id()).state()).isEqualTo(TaskState.DONE);
        ledger.assertSound();
    }

    @Test
    void letsEitherTheCommitOrTheSweepHaveATask() {
        for (int round = 0; round < 25; round++) {
            Task task = ledger.claim(ledger.task(ledger.job(), TaskKind.PROFILE));
            ledger.workers.register("worker", ABILITIES);
            CompletableFuture<Boolean> settled = new CompletableFuture<>();
            CompletableFuture<Integer> lapsed = new CompletableFuture<>();
            Race.of(
                    () -> settled.complete(ledger.settle(task, done())),
                    () -> lapsed.complete(ledger.workers.lapse(LEASE)));
            assertThat(settled.join()).isNotEqualTo(lapsed.join() == 1);
            assertThat(ledger.row(task.id()).state()).isEqualTo(settled.join() ? TaskState.DONE : TaskState.READY);
            ledger.assertSound();
            ledger.worker = ledger.workers.register("worker", ABILITIES);
        }
    }
}
