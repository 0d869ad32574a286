package io.creatorfleet.bench.job;

import io.creatorfleet.bench.measure.Table;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How much of the speed of a plain loop does the fleet keep, and what do queue and ledger cost? */
@Command(
        name = "job",
        description = "How much of the speed of a plain loop does the fleet keep, and what do queue and ledger cost?",
        mixinStandardHelpOptions = true)
public final class JobCommand implements Callable<Integer> {

    private static final List<JobBench.Media> MEDIA =
            List.of(new JobBench.Media("2 MiB, 256 KiB", 2048, 256), new JobBench.Media("16 KiB, 4 KiB", 16, 4));

    @Option(names = "--creators", defaultValue = "20", description = "Creators a turn. Default: ${DEFAULT-VALUE}.")
    private int creators;

    @Option(names = "--rounds", defaultValue = "3", description = "Turns of each. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(names = "--media", description = "large or small. Default: one after the other.")
    private String media = "";

    @Override
    public Integer call() {
        Table table = new Table(
                "%d creators a turn, each 90 videos and 30 images, %d turns of each".formatted(creators, rounds),
                "VIDEO, IMAGE",
                "WHO",
                "CREATORS/min",
                "TO LOOP",
                "CPU s/CREATOR",
                "INFRASTRUCTURE CPU s/CREATOR",
                "RESIDENT MiB");
        for (JobBench.Media one : MEDIA) {
            if (media.isEmpty() || one.is(media)) {
                measure(one, table);
            }
        }
        table.print(System.out);
        return 0;
    }

    private void measure(JobBench.Media one, Table table) {
        try (JobBench bench = JobBench.start(one)) {
            JobBench.Result result = bench.race(creators, rounds);
            add(table, one, "fleet", result.fleet(), result.loop());
            add(table, one, "loop", result.loop(), result.loop());
        }
    }

    private void add(Table table, JobBench.Media one, String who, Turn turn, Turn loop) {
        double taken = (double) creators * rounds;
        table.add(
                one.words(),
                who,
                number(taken * 60 / turn.seconds()),
                number(loop.seconds() / turn.seconds()),
                number(turn.program().toNanos() / 1e9 / taken),
                number(turn.infrastructure().toNanos() / 1e9 / taken),
                Long.toString(turn.resident() >> 20));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value);
    }
}
