package io.creatorfleet.bench;

import io.creatorfleet.backing.Command;
import io.creatorfleet.local.Part;

/**
 * The cores of this machine, shared out as hosts would be: what answers the API on one, the workers on another, so that the
 * start of a worker does not take the API's core.
 */
final class Cores {

    static final int API = 0;
    static final int WORKERS = 1;

    private Cores() {}

    /**
     * Keeps a part's process, and all it starts from now on, on the core.
     *
     * @return false when it has no process
     */
    static boolean pin(Part part, int core) {
        return part.process().map(process -> pin(process.pid(), core)).orElse(false);
    }

    /** Keeps this process on the core. */
    static void pinThis(int core) {
        pin(ProcessHandle.current().pid(), core);
    }

    private static boolean pin(long process, int core) {
        return Command.of("taskset", "-a", "-c", "-p", Integer.toString(core), Long.toString(process))
                .succeeds();
    }
}
