package io.creatorfleet.bench.media;

import io.creatorfleet.bench.measure.Table;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Does the media worker copy as many small files in a second as rclone? */
@Command(
        name = "small",
        description = "Does the media worker copy as many small files in a second as rclone?",
        mixinStandardHelpOptions = true)
public final class SmallCommand implements Callable<Integer> {

    @Option(
            names = "--at-once",
            defaultValue = "16",
            description = "Files at once, of both. Default: ${DEFAULT-VALUE}.")
    private int atOnce;

    @Option(names = "--files", defaultValue = "2000", description = "Files a turn. Default: ${DEFAULT-VALUE}.")
    private int count;

    @Option(names = "--rounds", defaultValue = "3", description = "Turns of each. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Override
    public Integer call() {
        try (MediaBench bench = MediaBench.start(atOnce)) {
            Rclone rclone = new Rclone(bench.fleet().bucket(), atOnce);
            Table table = new Table(
                    "Small files from one HTTP server to one S3 server, %d at once, %d turns of each; %s"
                            .formatted(atOnce, rounds, rclone.version()),
                    "FILES",
                    "WHO",
                    "FILES/s",
                    "TO RCLONE",
                    "CPU ms/FILE",
                    "QUEUE, DB ms/FILE");
            Race.warmUp(bench);
            for (long size : List.of(16L << 10, 4L << 10)) {
                Files files = new Files(count, size);
                Race.Result result = new Race(bench, rclone, files).run(rounds);
                add(table, files, "media worker", result.worker(), result.rclone());
                add(table, files, "rclone", result.rclone(), result.rclone());
                add(table, files, "rclone, SHA-256", result.checksum(), result.rclone());
            }
            table.print(System.out);
        }
        return 0;
    }

    private void add(Table table, Files files, String who, Turn turn, Turn other) {
        double copied = (double) count * rounds;
        table.add(
                files,
                who,
                number(copied / turn.seconds()),
                number(other.seconds() / turn.seconds()),
                number(turn.copierSeconds() * 1000 / copied),
                number(turn.queueSeconds() * 1000 / copied));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%.0f", value);
    }
}
