package io.creatorfleet.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Processor time, as Linux accounts for it. */
public final class ProcessorTime {

    private static final Duration TICK = Duration.ofMillis(10);
    // In /proc/PID/stat after the name in parentheses: utime, stime, and both of children that were waited for.
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int USER_OF_CHILDREN = 13;
    private static final int SYSTEM_OF_CHILDREN = 14;

    private ProcessorTime() {}

    /** What the process has used so far with all it started, those that have ended included. */
    public static Duration of(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .map(one -> used(one.pid(), List.of(USER, SYSTEM, USER_OF_CHILDREN, SYSTEM_OF_CHILDREN)))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** What processes that this one started have used until they ended. */
    public static Duration ofEndedChildren() {
        return used(ProcessHandle.current().pid(), List.of(USER_OF_CHILDREN, SYSTEM_OF_CHILDREN));
    }

    private static Duration used(long process, List<Integer> fields) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process), "stat"));
            List<String> words =
                    List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
            return TICK.multipliedBy(fields.stream()
                    .mapToLong(field -> Long.parseLong(words.get(field)))
                    .sum());
        } catch (NoSuchFileException ended) {
            return Duration.ZERO; // whoever started it has its time now
        } catch (IOException e) {
            throw new UncheckedIOException("The times of process " + process + " could not be read", e);
        }
    }
}
