package io.creatorfleet.bench.persistence;

import io.creatorfleet.bench.measure.BenchFleet;
import io.creatorfleet.bench.measure.Table;
import io.creatorfleet.local.OwnFleet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Are content rows written nearly as fast as PostgreSQL can take them? */
@Command(
        name = "persistence",
        description = "Are content rows written nearly as fast as a bare COPY writes them?",
        mixinStandardHelpOptions = true)
public final class PersistenceCommand implements Callable<Integer> {

    @Option(names = "--rows", defaultValue = "10000", description = "Rows a turn. Default: ${DEFAULT-VALUE}.")
    private int rows;

    @Option(names = "--page", description = "Rows a page. Default: 50 and 100, one after the other.")
    private List<Integer> pages = List.of(50, 100);

    @Option(names = "--rounds", defaultValue = "5", description = "Turns of each. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Override
    public Integer call() {
        try (OwnFleet fleet = BenchFleet.of(Map.of())) {
            fleet.part("postgresql").start();
            System.err.println("postgresql is ready");
            Table table = new Table(
                    "Content rows into one indexed table, %d turns of %d rows of each".formatted(rounds, rows),
                    "PAGE",
                    "WHO",
                    "ROWS/s",
                    "TO COPY");
            try (RowStore store = new RowStore(fleet.database())) {
                pages.forEach(page -> race(store, page, table));
            }
            table.print(System.out);
        }
        return 0;
    }

    private void race(RowStore store, int page, Table table) {
        Map<Contender, Double> rates = new Race(store, page, rows / page).run(rounds);
        rates.forEach((who, rate) ->
                table.add(page, who.text(), number("%.0f", rate), number("%.2f", rate / other(rates, who))));
    }

    private static double other(Map<Contender, Double> rates, Contender who) {
        return rates.getOrDefault(who.besides(), Double.NaN);
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
