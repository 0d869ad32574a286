package io.creatorfleet.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A file that says which process was started, by process id and start time.
 *
 * <p>Both are needed: a process id is given again to a stranger after its process has ended, and a stranger is never stopped.
 */
public record ProcessRecord(Path file) {

    /** Linux derives a start time from the boot time, which moves a little when the clock is set. */
    private static final Duration CLOCK_DRIFT = Duration.ofSeconds(2);

    private static final Duration STEP = Duration.ofMillis(20);

    /** Writes down a process that has just been started. */
    public void write(ProcessHandle process) {
        Instant started = process.info().startInstant().orElse(Instant.EPOCH);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, process.pid() + " " + started.toEpochMilli() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write " + file, e);
        }
    }

    /** The process that was written down, if that very process is still alive. */
    public Optional<ProcessHandle> process() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            String[] words = Files.readString(file).strip().split(" ", 2);
            Instant started = Instant.ofEpochMilli(Long.parseLong(words[1]));
            return running(Long.parseLong(words[0]), started, CLOCK_DRIFT);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException notOurs) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + file, e);
        }
    }

    /** The process of that id, if it runs and was started then. */
    static Optional<ProcessHandle> running(long pid, Instant started, Duration tolerance) {
        return ProcessHandle.of(pid).filter(ProcessRecord::runs).filter(process -> {
            Instant actual = process.info().startInstant().orElse(Instant.EPOCH);
            return Duration.between(started, actual).abs().compareTo(tolerance) < 0;
        });
    }

    /** Asks the process to end, insists after the grace, and forgets it. */
    public void stop(Duration grace) {
        process().ifPresent(process -> {
            process.destroy();
            if (!ended(process, grace)) {
                kill();
            }
        });
        forget();
    }

    /** Ends the process at once, as a crash would. */
    public void kill() {
        process().ifPresent(process -> {
            process.destroyForcibly();
            if (!ended(process, Duration.ofSeconds(10))) {
                throw new IllegalStateException("Process " + process.pid() + " of " + file + " outlived a kill");
            }
        });
        forget();
    }

    static boolean ended(ProcessHandle process, Duration limit) {
        Instant deadline = Instant.now().plus(limit);
        while (runs(process)) {
            if (Instant.now().isAfter(deadline) || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
        return true;
    }

    /** A process that has ended but that nobody has waited for yet counts as ended: in a container that can be for ever. */
    private static boolean runs(ProcessHandle process) {
        if (!process.isAlive()) {
            return false;
        }
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return !stat.startsWith("Z", stat.lastIndexOf(')') + 2);
        } catch (IOException noSuchFileSystemOrProcess) {
            return process.isAlive();
        }
    }

    private void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not delete " + file, e);
        }
    }
}
