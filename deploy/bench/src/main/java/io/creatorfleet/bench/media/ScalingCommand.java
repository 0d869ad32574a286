package io.creatorfleet.bench.media;

import io.creatorfleet.bench.measure.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Do two media workers copy twice as many files in a second as one, where the CDN is the slow side? */
@Command(
        name = "scaling",
        description =
                "Do two media workers copy twice as many files in a second as one, where the CDN is the slow side?"
                        + " Ends with 0 when it is 1.8 times as many or more.",
        mixinStandardHelpOptions = true)
public final class ScalingCommand implements Callable<Integer> {

    private static final double WANTED = 1.8;
    private static final long SIZE = 64L << 10;
    private static final int WARM_UP = 1;

    @Option(
            names = "--latency",
            paramLabel = "MS",
            defaultValue = "2000",
            description = "How late the CDN answers. Default: ${DEFAULT-VALUE}.")
    private int latency;

    @Option(names = "--files", defaultValue = "640", description = "Files a turn. Default: ${DEFAULT-VALUE}.")
    private int count;

    @Option(names = "--rounds", defaultValue = "2", description = "Turns of each. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Override
    public Integer call() {
        List<Turn> ofOne = new ArrayList<>();
        List<Turn> ofTwo = new ArrayList<>();
        try (MediaBench bench = MediaBench.startOneOfTwo()) {
            Files files = new Files(count, SIZE, Duration.ofMillis(latency));
            for (int round = 1 - WARM_UP; round <= rounds; round++) {
                String which = round < 1 ? "Warming up" : "Round " + round + " of " + rounds;
                Turn one = turn(bench, files, which + ", one worker");
                bench.secondWorker().start();
                Turn two = turn(bench, files, which + ", two workers");
                bench.secondWorker().stop();
                if (round > 0) {
                    ofOne.add(one);
                    ofTwo.add(two);
                }
            }
        }
        return tell(Turn.sum(ofOne), Turn.sum(ofTwo));
    }

    private static Turn turn(MediaBench bench, Files files, String which) {
        Turn turn = bench.copyByWorker(files);
        bench.forgetObjects();
        System.err.printf(Locale.ROOT, "%s: %.1f s%n", which, turn.seconds());
        return turn;
    }

    private int tell(Turn one, Turn two) {
        double ratio = one.seconds() / two.seconds();
        Table table = new Table(
                "%d files of 64 KiB a turn from a CDN that answers after %d ms, %d turns of each"
                        .formatted(count, latency, rounds),
                "WORKERS",
                "FILES/s",
                "TO ONE");
        table.add("1", number(count * rounds / one.seconds()), number(1));
        table.add("2", number(count * rounds / two.seconds()), number(ratio));
        table.print(System.out);
        return ratio >= WANTED ? 0 : 1;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
