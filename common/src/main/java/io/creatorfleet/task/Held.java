package io.creatorfleet.task;

/** A claim as the ledger has it: a task may be claimed again, under another fence, while an earlier run of it still ends. */
record Held(long id, long fence) {

    static Held of(Task task) {
        return new Held(task.id(), task.fence());
    }
}
