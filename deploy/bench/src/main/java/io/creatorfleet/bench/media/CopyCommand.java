package io.creatorfleet.bench.media;

import io.creatorfleet.bench.measure.Table;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Does the media worker copy as fast as rclone, for as little? */
@Command(
        name = "copy",
        description = "Does the media worker copy as fast as rclone, for as little?",
        mixinStandardHelpOptions = true)
public final class CopyCommand implements Callable<Integer> {

    private static final double GIB = 1L << 30;
    private static final double MB = 1e6;

    @Option(
            names = "--at-once",
            defaultValue = "16",
            description = "Files at once, of both. Default: ${DEFAULT-VALUE}.")
    private int atOnce;

    @Option(names = "--rounds", defaultValue = "3", description = "Turns of each. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Override
    public Integer call() {
        List<Files> tasks = List.of(new Files(200, 5L << 20), new Files(1, 1L << 30));
        try (MediaBench bench = MediaBench.start(atOnce)) {
            Rclone rclone = new Rclone(bench.fleet().bucket(), atOnce);
            Table table = new Table(
                    "Copies from one HTTP server to one S3 server, %d at once, %d turns of each; %s"
                            .formatted(atOnce, rounds, rclone.version()),
                    "FILES",
                    "WHO",
                    "MB/s",
                    "TO RCLONE",
                    "CPU s/GiB",
                    "TO RCLONE",
                    "QUEUE, DB s/GiB");
            Race.warmUp(bench);
            for (Files files : tasks) {
                Race.Result result = new Race(bench, rclone, files).run(rounds);
                add(table, files, "media worker", result.worker(), result.rclone());
                add(table, files, "rclone", result.rclone(), result.rclone());
                add(table, files, "rclone, SHA-256", result.checksum(), result.rclone());
            }
            table.print(System.out);
            System.out.printf(
                    Locale.ROOT,
                    "%nThe SHA-256 of a GiB, which rclone does not take: %.2f CPU s%n",
                    Checksum.secondsPerGib());
        }
        return 0;
    }

    private void add(Table table, Files files, String who, Turn turn, Turn other) {
        double bytes = files.bytes() * rounds;
        table.add(
                files,
                who,
                number(bytes / MB / turn.seconds()),
                number(other.seconds() / turn.seconds()),
                number(turn.copierSeconds() / (bytes / GIB)),
                number(turn.copierSeconds() / other.copierSeconds()),
                number(turn.queueSeconds() / (bytes / GIB)));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%.0f", value);
    }
}
