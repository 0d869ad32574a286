package io.creatorfleet.bench.reads;

import io.creatorfleet.bench.measure.BenchFleet;
import io.creatorfleet.bench.measure.MadeUpStore;
import io.creatorfleet.bench.measure.Samples;
import io.creatorfleet.bench.measure.Table;
import io.creatorfleet.local.OwnFleet;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Is every list answered at once when much is held, and does none read a whole table? */
@Command(
        name = "reads",
        description = "Is every list answered at once when much is held, and does none read a whole table?",
        mixinStandardHelpOptions = true)
public final class ReadsCommand implements Callable<Integer> {

    private static final Duration WARM_UP = Duration.ofSeconds(30);

    @Option(names = "--creators", defaultValue = "10000", description = "Creators held. Default: ${DEFAULT-VALUE}.")
    private int creators;

    @Option(names = "--minutes", defaultValue = "5", description = "Measured. Default: ${DEFAULT-VALUE}.")
    private int minutes;

    @Option(names = "--rate", defaultValue = "20", description = "Requests a second. Default: ${DEFAULT-VALUE}.")
    private int rate;

    @Option(names = "--seed", defaultValue = "1", description = "Of what is asked. Default: ${DEFAULT-VALUE}.")
    private long seed;

    /** Ends with 1 when a whole table was read. */
    @Override
    public Integer call() throws IOException, InterruptedException {
        try (OwnFleet fleet = BenchFleet.of(Map.of())) {
            fleet.part("postgresql").start();
            fleet.part("api-gateway").start(); // makes the tables
            try (MadeUpStore store = new MadeUpStore(fleet.database())) {
                store.fill(creators, Holdings.statements());
                return measure(fleet, store);
            }
        }
    }

    private int measure(OwnFleet fleet, MadeUpStore store) throws IOException, InterruptedException {
        Random random = new Random(seed);
        Client client = new Client(fleet.gateway(), Names.of(store));
        for (Endpoint endpoint : Endpoint.values()) {
            client.walk(endpoint, 6, 20, random);
        }
        Plans plans = new Plans(client, fleet.part("postgresql"));
        explain(true, fleet, store);
        for (Endpoint endpoint : Endpoint.values()) {
            plans.look(endpoint, random);
        }
        explain(false, fleet, store);
        new Readers(client, rate).read(WARM_UP, random);
        Readers readers = new Readers(client, rate);
        readers.read(Duration.ofMinutes(minutes), random);
        print(readers, plans, store);
        return plans.sound() ? 0 : 1;
    }

    /** Has the plan of every statement in the server's log, or no more: the sessions begin anew. */
    private static void explain(boolean on, OwnFleet fleet, MadeUpStore store) {
        store.execute(on ? """
                ALTER DATABASE fleet SET session_preload_libraries = 'auto_explain';
                ALTER DATABASE fleet SET auto_explain.log_min_duration = 0
                """ : "ALTER DATABASE fleet RESET ALL");
        fleet.part("api-gateway").stop();
        fleet.part("api-gateway").start();
    }

    private void print(Readers readers, Plans plans, MadeUpStore store) {
        String held = store.list("""
                SELECT to_char((SELECT count(*) FROM creator), 'FM999,999,999') || ' creators, '
                    || to_char((SELECT count(*) FROM content), 'FM999,999,999') || ' items, '
                    || to_char((SELECT count(*) FROM media), 'FM999,999,999') || ' files, '
                    || to_char((SELECT count(*) FROM content_snapshot) + (SELECT count(*) FROM follower_snapshot), 'FM999,999,999')
                    || ' snapshots, ' || pg_size_pretty(pg_database_size(current_database()))
                """).getFirst();
        Table table = new Table(
                "%s; %d requests a second in total, for %d minutes".formatted(held, rate, minutes),
                "ADDRESS",
                "REQUESTS",
                "ERRORS",
                "P50 ms",
                "P99 ms",
                "MAX ms",
                "READ BY");
        for (Endpoint endpoint : Endpoint.values()) {
            Samples taken = readers.of(endpoint);
            table.add(
                    endpoint.words(),
                    taken.count(),
                    taken.errors(),
                    number(taken.quantile(0.5)),
                    number(taken.quantile(0.99)),
                    number(taken.quantile(1)),
                    plans.indexes(endpoint));
        }
        table.print(System.out);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
