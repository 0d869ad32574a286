package io.creatorfleet.task;

/** The queue that a message came from; {@code KIND:ROUTE} where the ledger names it. */
record Source(TaskKind kind, Route route) {

    @Override
    public String toString() {
        return kind + ":" + route;
    }
}
