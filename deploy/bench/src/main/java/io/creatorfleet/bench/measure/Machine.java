package io.creatorfleet.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.stream.Stream;

/** This machine in one line, for the head of a table. */
public final class Machine {

    private Machine() {}

    /** The day, the processor, its cores and the memory. */
    public static String today() {
        return String.format(
                Locale.ROOT,
                "%s, %d cores (%s), %d GiB, Java %s",
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                field("cpuinfo", "model name"),
                Long.parseLong(field("meminfo", "MemTotal").replaceAll("\\D", "")) >> 20,
                System.getProperty("java.version"));
    }

    private static String field(String file, String name) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", file))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("0");
        } catch (IOException e) {
            throw new UncheckedIOException("/proc/" + file + " could not be read", e);
        }
    }
}
