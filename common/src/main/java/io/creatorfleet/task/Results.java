package io.creatorfleet.task;

import java.util.List;

/**
 * What a task has to write. It runs inside the transaction that also completes the task, after the fence was checked,
 * and again from the start when that transaction is repeated: it holds no state of its own and touches the database
 * alone.
 */
@FunctionalInterface
public interface Results {

    /** Nothing to write, nothing follows. */
    Results NONE = List::of;

    /** Writes, and returns the tasks that follow. */
    List<FollowUp> write();
}
