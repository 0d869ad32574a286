package io.creatorfleet.task;

/** Where a task is in its life; a task is always in exactly one state. */
public enum TaskState {
    /** Waits in PostgreSQL: for its time, its window, its budget, the end of a pause. */
    READY,
    /** Dispatched: a message with its current dispatch number is on its way to a worker. */
    QUEUED,
    RUNNING,
    DONE,
    DEAD,
    CANCELLED;

    public boolean isOpen() {
        return this == READY || this == QUEUED || this == RUNNING;
    }
}
