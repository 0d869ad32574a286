package io.creatorfleet.task;

import static io.creatorfleet.task.LedgerFixture.FAILURE;
import static io.creatorfleet.task.LedgerFixture.followUp;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Verdicts on claims that no longer stand: whatever they are and wherever the task is, they change nothing. */
class StaleVerdictIT {

    @RegisterExtension
    static final LedgerFixture ledger = new LedgerFixture();

    /** What happened to a claimed task while its worker was not looking. */
    enum Meanwhile {
        GIVEN_BACK,
        DISPATCHED_AGAIN,
        CLAIMED_AGAIN,
        DONE,
        DEAD,
        CANCELLED;

        void happen(Task task) {
            switch (this) {
                case GIVEN_BACK -> ledger.lapse();
                case DISPATCHED_AGAIN -> {
                    ledger.lapse();
                    ledger.dispatch();
                }
                case CLAIMED_AGAIN -> {
                    ledger.lapse();
                    ledger.claim(task.id());
                }
                case DONE -> ledger.settle(task, LedgerFixture.done());
                case DEAD -> ledger.settle(task, new Verdict.DeadLetter(FAILURE));
                case CANCELLED -> ledger.tasks.cancel(task.jobId());
            }
        }
    }

    /** The five verdicts, each with something to write where it can have it. */
    enum Kind {
        DONE,
        CONCLUDE,
        RETRY,
        SNOOZE,
        DEAD_LETTER;

        Verdict writing(Results results) {
            return switch (this) {
                case DONE -> new Verdict.Done(results);
                case CONCLUDE -> new Verdict.Conclude("gone", results);
                case RETRY -> new Verdict.Retry(Duration.ZERO, FAILURE);
                case SNOOZE -> new Verdict.Snooze(Duration.ZERO, "later", List.of(followUp(TaskKind.RESOLVE, "page")));
                case DEAD_LETTER -> new Verdict.DeadLetter(FAILURE);
            };
        }
    }

    static Stream<Arguments> combinations() {
        return Stream.of(Meanwhile.values())
                .flatMap(meanwhile -> Stream.of(Kind.values()).map(kind -> Arguments.of(meanwhile, kind)));
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void changesNothing(Meanwhile meanwhile, Kind kind) {
        UUID job = ledger.jobWith(followUp(TaskKind.CONTENT, "page 1"), followUp(TaskKind.MEDIA, "1"));
        Task task = ledger.claim(ledger.task(job, TaskKind.CONTENT));
        meanwhile.happen(task);
        LedgerFixture.TaskRow row = ledger.row(task.id());
        LedgerFixture.JobRow account = ledger.row(job);
        long tasks = ledger.count("task");
        long failures = ledger.count("task_failure");

        boolean stood = ledger.settle(task, kind.writing(() -> effect(task)));

        assertThat(stood).isFalse();
        assertThat(ledger.tasks.holds(task)).isFalse();
        assertThat(ledger.row(task.id())).isEqualTo(row);
        assertThat(ledger.row(job)).isEqualTo(account);
        assertThat(ledger.count("task")).isEqualTo(tasks);
        assertThat(ledger.count("task_failure")).isEqualTo(failures);
        assertThat(ledger.count("effect")).isZero();
        ledger.assertSound();
    }

    /** As when a process loses a task, gets it again, and both runs end in one group. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void countsATaskOnceWhoseEarlierRunEndsBesideIt(boolean earlierFirst) {
        UUID job = ledger.jobWith(followUp(TaskKind.MEDIA, "1"), followUp(TaskKind.MEDIA, "2"));
        Task earlier = ledger.claim(ledger.task(job, TaskKind.MEDIA));
        ledger.tasks.snooze(earlier, Duration.ZERO, "lapsed");
        Task later = ledger.claim(earlier.id());
        int open = ledger.row(job).openTasks();
        List<TaskLedger.Ended> ended = Stream.of(earlier, later)
                .map(task -> new TaskLedger.Ended(task, LedgerFixture.done()))
                .toList();

        Set<Held> held = ledger.tasks.settle(earlierFirst ? ended : ended.reversed(), "worker");

        assertThat(held).containsExactly(Held.of(later));
        assertThat(ledger.row(job).openTasks()).isEqualTo(open - 1);
        ledger.assertSound();
    }

    /** The same verdicts do move a claim that stands: the test above can fail. */
    @ParameterizedTest
    @EnumSource
    void movesAClaimThatStands(Kind kind) {
        UUID job = ledger.jobWith(followUp(TaskKind.CONTENT, "page 1"), followUp(TaskKind.MEDIA, "1"));
        Task task = ledger.claim(ledger.task(job, TaskKind.CONTENT));
        assertThat(ledger.settle(task, kind.writing(() -> effect(task)))).isTrue();
        assertThat(ledger.row(task.id()).state()).isNotEqualTo(TaskState.RUNNING);
        ledger.assertSound();
    }

    private static List<FollowUp> effect(Task task) {
        ledger.jdbc
                .sql("INSERT INTO effect VALUES (?, ?)")
                .params(task.id(), task.fence())
                .update();
        return List.of(followUp(TaskKind.MEDIA, "effect"));
    }
}
