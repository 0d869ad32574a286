package io.creatorfleet.task;

/** The order in which the parts of a process start; they stop in reverse. The web server starts after all of them. */
final class Phases {

    static final int HEARTBEAT = 1;
    static final int DISPATCH = 2;
    static final int CONSUME = 3;
    static final int WATCH = 4;

    private Phases() {}
}
