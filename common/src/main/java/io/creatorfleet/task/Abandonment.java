package io.creatorfleet.task;

import java.util.List;

/**
 * What becomes of the rows whose work is not done because their job was cancelled. It runs inside the transaction that
 * ends the tasks, or that would have inserted them; like {@link Results} it may be repeated and touches the database
 * alone.
 */
@FunctionalInterface
public interface Abandonment {

    /** Nothing outside the ledger waits for a task. */
    Abandonment NONE = (kind, subjects) -> {};

    /** The subjects are those of which no task of the kind is open any more. */
    void abandon(TaskKind kind, List<String> subjects);
}
