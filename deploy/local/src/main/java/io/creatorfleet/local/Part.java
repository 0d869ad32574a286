package io.creatorfleet.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One process of a local fleet. */
public interface Part {

    /** What people call it, and what its log is called. */
    String name();

    /** The ports it listens on, the one that others use first. */
    List<Integer> ports();

    Path log();

    /** Its process, if it runs. */
    Optional<ProcessHandle> process();

    /** Whether it does its work now. */
    boolean isReady();

    /** Starts it unless it runs, and returns once it is ready; fails with the end of its log when it does not become so. */
    void start();

    /** Stops it if it runs, and returns once it has ended. */
    void stop();
}
