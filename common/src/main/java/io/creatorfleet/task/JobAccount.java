package io.creatorfleet.task;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a job's row says of its tasks, and how a change of theirs moves it. The row is locked while this is computed.
 *
 * @param accepted tasks the job was ever given
 * @param open those of them that are READY, QUEUED or RUNNING
 * @param gathering open tasks that the job's analytics wait for
 * @param shortfall how the job will end although its last task is not in yet; null: nothing is amiss so far
 */
record JobAccount(
        State state,
        Lane lane,
        int accepted,
        int open,
        int gathering,
        int dead,
        boolean fannedIn,
        @Nullable Shortfall shortfall,
        @Nullable String reason) {

    enum State {
        ACCEPTED,
        RUNNING,
        CANCELLING,
        SUCCEEDED,
        INCOMPLETE,
        FAILED,
        CANCELLED
    }

    enum Shortfall {
        INCOMPLETE,
        FAILED
    }

    /** Differences to the counts, and what is amiss from now on. */
    record Change(
            int accepted,
            int open,
            int gathering,
            int dead,
            @Nullable Shortfall shortfall,
            @Nullable String reason) {

        static final Change NONE = new Change(0, 0, 0, 0, null, null);

        Change opened(TaskKind kind) {
            return plus(new Change(1, 1, kind.gathers() ? 1 : 0, 0, null, null));
        }

        Change closed(TaskKind kind) {
            return plus(new Change(0, -1, kind.gathers() ? -1 : 0, 0, null, null));
        }

        Change died(TaskKind kind) {
            return plus(new Change(0, 0, 0, 1, null, null)).closed(kind);
        }

        /** With a shortfall; the first FAILED outweighs any INCOMPLETE, otherwise the first is kept. */
        Change because(Shortfall shortfall, String reason) {
            return plus(new Change(0, 0, 0, 0, shortfall, reason));
        }

        Change plus(Change more) {
            boolean theirs = worse(more.shortfall, shortfall);
            return new Change(
                    accepted + more.accepted,
                    open + more.open,
                    gathering + more.gathering,
                    dead + more.dead,
                    theirs ? more.shortfall : shortfall,
                    theirs ? more.reason : reason);
        }
    }

    boolean cancelling() {
        return state == State.CANCELLING || state == State.CANCELLED;
    }

    /** Whether all that the analytics wait for is in once the change has happened. */
    boolean fansInAfter(Change change) {
        return !fannedIn && !cancelling() && gathering + change.gathering() == 0 && !failedAfter(change);
    }

    JobAccount after(Change change, boolean fansIn) {
        boolean worse = worse(change.shortfall(), shortfall);
        JobAccount next = new JobAccount(
                state,
                lane,
                accepted + change.accepted(),
                open + change.open(),
                gathering + change.gathering(),
                dead + change.dead(),
                fannedIn || fansIn,
                worse ? change.shortfall() : shortfall,
                worse ? change.reason() : reason);
        return next.with(next.open == 0 ? next.end() : cancelling() ? State.CANCELLING : State.RUNNING);
    }

    /** The account once dead tasks of these kinds are open again; what they had spoilt is undecided again. */
    JobAccount replaying(List<TaskKind> kinds) {
        int gatheringAgain = (int) kinds.stream().filter(TaskKind::gathers).count();
        boolean undecided = kinds.stream().anyMatch(TaskKind::decidesJob);
        return new JobAccount(
                kinds.isEmpty() ? state : State.RUNNING,
                lane,
                accepted,
                open + kinds.size(),
                gathering + gatheringAgain,
                dead - kinds.size(),
                fannedIn && gatheringAgain == 0,
                undecided ? null : shortfall,
                undecided || shortfall == null ? null : reason);
    }

    JobAccount inBackground() {
        return new JobAccount(state, Lane.BACKGROUND, accepted, open, gathering, dead, fannedIn, shortfall, reason);
    }

    boolean ended() {
        return open == 0;
    }

    private boolean failedAfter(Change change) {
        return shortfall == Shortfall.FAILED || change.shortfall() == Shortfall.FAILED;
    }

    private State end() {
        if (cancelling()) {
            return State.CANCELLED;
        }
        if (shortfall != null) {
            return shortfall == Shortfall.FAILED ? State.FAILED : State.INCOMPLETE;
        }
        return dead > 0 ? State.INCOMPLETE : State.SUCCEEDED;
    }

    private JobAccount with(State next) {
        return new JobAccount(next, lane, accepted, open, gathering, dead, fannedIn, shortfall, reason);
    }

    private static boolean worse(@Nullable Shortfall one, @Nullable Shortfall than) {
        return one != null && (than == null || one.compareTo(than) > 0);
    }
}
