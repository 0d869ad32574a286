package io.creatorfleet.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.task.JobAccount.Change;
import io.creatorfleet.task.JobAccount.Shortfall;
import io.creatorfleet.task.JobAccount.State;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobAccountTest {

    /** With its profile task in, as the ledger opens a job. */
    private static final JobAccount OPEN =
            new JobAccount(State.ACCEPTED, Lane.BACKGROUND, 1, 1, 1, 0, false, null, null);

    @Test
    void runsWithTheFirstEndOfATask() {
        Change next = Change.NONE.closed(TaskKind.PROFILE).opened(TaskKind.CONTENT);
        assertThat(OPEN.after(next, false).state()).isEqualTo(State.RUNNING);
        assertThat(OPEN.after(next, false).accepted()).isEqualTo(2);
    }

    @Test
    void succeedsWithItsLastTask() {
        JobAccount ended = OPEN.after(Change.NONE.closed(TaskKind.PROFILE), false);
        assertThat(ended.ended()).isTrue();
        assertThat(ended.state()).isEqualTo(State.SUCCEEDED);
    }

    @Test
    void isIncompleteWithADeadTask() {
        assertThat(OPEN.after(Change.NONE.died(TaskKind.PROFILE), false).state())
                .isEqualTo(State.INCOMPLETE);
    }

    @Test
    void keepsTheFirstReasonButLetsAFailureOutweighAnIncompleteness() {
        Change change = Change.NONE
                .because(Shortfall.INCOMPLETE, "first")
                .because(Shortfall.INCOMPLETE, "second")
                .closed(TaskKind.PROFILE);
        JobAccount incomplete = OPEN.after(change, false);
        assertThat(incomplete.state()).isEqualTo(State.INCOMPLETE);
        assertThat(incomplete.reason()).isEqualTo("first");
        JobAccount failed = OPEN.after(change.because(Shortfall.FAILED, "worse"), false);
        assertThat(failed.state()).isEqualTo(State.FAILED);
        assertThat(failed.reason()).isEqualTo("worse");
    }

    @Test
    void fansInOnceAndOnlyWhenNothingGathers() {
        Change last = Change.NONE.closed(TaskKind.PROFILE);
        assertThat(OPEN.fansInAfter(Change.NONE)).isFalse();
        assertThat(OPEN.fansInAfter(last.opened(TaskKind.CONTENT))).isFalse();
        assertThat(OPEN.fansInAfter(last.opened(TaskKind.MEDIA))).isTrue();
        assertThat(OPEN.fansInAfter(last.because(Shortfall.FAILED, "no such user")))
                .isFalse();
        assertThat(OPEN.after(Change.NONE, true).fansInAfter(last)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"CANCELLING", "CANCELLED"})
    void staysCancelledWhateverItsLastTasksBring(State state) {
        JobAccount cancelling = new JobAccount(state, Lane.BACKGROUND, 2, 2, 2, 0, false, null, null);
        Change last = Change.NONE.closed(TaskKind.CONTENT);
        assertThat(cancelling.after(last, false).state()).isEqualTo(State.CANCELLING);
        Change both = last.died(TaskKind.CONTENT).because(Shortfall.FAILED, "late");
        assertThat(cancelling.fansInAfter(both)).isFalse();
        assertThat(cancelling.after(both, false).state()).isEqualTo(State.CANCELLED);
    }

    @Test
    void forgetsAFailureWithTheReplayOfWhatDecidedIt() {
        JobAccount failed =
                new JobAccount(State.FAILED, Lane.BACKGROUND, 9, 0, 0, 2, true, Shortfall.FAILED, "no answer");
        JobAccount again = failed.replaying(List.of(TaskKind.PROFILE));
        assertThat(again).isEqualTo(new JobAccount(State.RUNNING, Lane.BACKGROUND, 9, 1, 1, 1, false, null, null));
        JobAccount media = failed.replaying(List.of(TaskKind.MEDIA));
        assertThat(media)
                .isEqualTo(new JobAccount(
                        State.RUNNING, Lane.BACKGROUND, 9, 1, 0, 1, true, Shortfall.FAILED, "no answer"));
    }
}
