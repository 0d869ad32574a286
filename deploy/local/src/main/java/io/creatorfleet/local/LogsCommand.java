package io.creatorfleet.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints a part's log. */
@Command(name = "logs", description = "Print the end of a part's log.", mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {

    private static final long LOOK_MILLIS = 300;

    @Mixin
    private Location location = new Location();

    @Parameters(paramLabel = "NAME", description = "A part as 'status' names it.")
    private String name = "";

    @Option(
            names = {"-f", "--follow"},
            description = "Go on printing what is added, until interrupted.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            defaultValue = "100",
            description = "How many lines from the end. Default: ${DEFAULT-VALUE}.")
    private int lines;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path log = location.fleet().part(name).log();
        if (!Files.exists(log)) {
            throw new IllegalStateException(name + " has not written a log yet: " + log);
        }
        long end = Files.size(log);
        last(log).forEach(System.out::println);
        while (follow) {
            end = printFrom(log, end);
            Thread.sleep(LOOK_MILLIS);
        }
        return 0;
    }

    private Deque<String> last(Path log) throws IOException {
        Deque<String> kept = new ArrayDeque<>();
        try (Stream<String> all = Files.lines(log)) {
            all.forEach(line -> {
                kept.addLast(line);
                if (kept.size() > lines) {
                    kept.removeFirst();
                }
            });
        }
        return kept;
    }

    private static long printFrom(Path log, long start) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.min(start, file.length()));
            byte[] added = new byte[(int) Math.min(1 << 20, file.length() - file.getFilePointer())];
            file.readFully(added);
            System.out.write(added, 0, added.length);
            System.out.flush();
            return file.getFilePointer();
        }
    }
}
