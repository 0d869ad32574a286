package io.creatorfleet.bench.scrape;

import io.creatorfleet.bench.measure.BenchFleet;
import io.creatorfleet.bench.measure.MadeUpStore;
import io.creatorfleet.bench.measure.Samples;
import io.creatorfleet.bench.measure.Table;
import io.creatorfleet.local.OwnFleet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What do the metrics of the ledger cost the database at a million tasks? */
@Command(
        name = "scrape",
        description = "What do the metrics of the ledger cost the database at a million tasks?",
        mixinStandardHelpOptions = true)
public final class ScrapeCommand implements Callable<Integer> {

    private static final double LIMIT_MS = 20;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration BETWEEN = Duration.ofSeconds(5); // as the gateway reads

    @Option(names = "--tasks", defaultValue = "1000000", description = "Rows of task. Default: ${DEFAULT-VALUE}.")
    private int tasks;

    @Option(names = "--readings", defaultValue = "26", description = "Measured. Default: ${DEFAULT-VALUE}.")
    private int readings;

    /** Ends with 1 when the slowest reading took as long as the limit, and with 2 when a statement was not seen. */
    @Override
    public Integer call() throws IOException, InterruptedException {
        try (OwnFleet fleet = BenchFleet.of(Map.of())) {
            fleet.part("postgresql").start();
            fleet.part("api-gateway").start(); // makes the tables
            fleet.part("api-gateway").stop();
            try (MadeUpStore store = new MadeUpStore(fleet.database())) {
                store.fill(tasks, Ledger.statements());
                // Sessions that begin from now on have their statements in the server's log, with their times.
                store.execute("ALTER DATABASE fleet SET log_min_duration_statement = 0");
                fleet.part("api-gateway").start();
                Thread.sleep(WARM_UP);
                Path log = fleet.part("postgresql").log();
                long place = Files.size(log);
                Thread.sleep(BETWEEN.multipliedBy(readings));
                return print(
                        ServerTimes.since(place, log), store.list(Ledger.HELD).getFirst());
            }
        }
    }

    private static int print(ServerTimes times, String held) {
        Table table = new Table(held, "READS", "TIMES", "P50 ms", "MAX ms");
        boolean complete = true;
        for (Statement statement : Statement.values()) {
            Samples taken = times.samples(statement);
            complete &= taken.count() > 0;
            row(table, statement.what(), taken);
        }
        Samples sums = times.sums();
        row(table, "one reading, in sum", sums);
        table.print(System.out);
        if (!complete) {
            System.err.println("A statement was not seen: the words it is known by have changed.");
            return 2;
        }
        return sums.quantile(1) < LIMIT_MS ? 0 : 1;
    }

    private static void row(Table table, String what, Samples samples) {
        table.add(what, samples.count(), number(samples.quantile(0.5)), number(samples.quantile(1)));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
