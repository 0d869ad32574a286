package io.creatorfleet.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The memory that a process holds, as Linux accounts for it, in bytes. */
public record Memory(ProcessHandle process) {

    private static final String RESET_PEAK = "5";

    /** What it holds now. */
    public long resident() {
        return status("VmRSS:");
    }

    /** The most that it held since its start, or since the peak was reset. */
    public long peak() {
        return status("VmHWM:");
    }

    /** Makes the peak begin at what is held now. */
    public void resetPeak() {
        try {
            Files.writeString(file("clear_refs"), RESET_PEAK);
        } catch (IOException e) {
            throw new UncheckedIOException("The peak of process " + process.pid() + " could not be reset", e);
        }
    }

    private long status(String field) {
        try (Stream<String> lines = Files.lines(file("status"))) {
            return lines.filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0); // a process that is just ending has no memory
        } catch (IOException e) {
            throw new UncheckedIOException("The memory of process " + process.pid() + " could not be read", e);
        }
    }

    private Path file(String name) {
        return Path.of("/proc", Long.toString(process.pid()), name);
    }
}
