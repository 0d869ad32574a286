package io.creatorfleet.task;

/**
 * Runs the tasks of one kind. A handler is the happy path: it is given a claimed task, outside any transaction, and
 * returns what to write and what follows. What it throws is classified and decided by the runner. An interruption
 * means that the task was cancelled, taken over, or that the process stops; the handler passes it on.
 */
public interface TaskHandler {

    TaskKind kind();

    /** The newest version of payload that this handler runs. */
    default int version() {
        return 1;
    }

    /** The oldest version that it still runs: the release before may have left such tasks in the ledger. */
    default int oldest() {
        return 1;
    }

    /** Runs the task; see {@link Verdict} for the ways it may end. */
    // The runner is the one place where failures of handlers are decided, so a handler may throw what it likes.
    Verdict handle(Task task) throws Exception;

    /** What comes of a failure that is not tried again: a dead letter, unless the handler knows an answer. */
    default Verdict giveUp(Task task, Exception thrown, Failure failure) {
        return new Verdict.DeadLetter(failure);
    }
}
