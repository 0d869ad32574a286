package io.creatorfleet.bench.console;

import io.creatorfleet.bench.measure.BenchFleet;
import io.creatorfleet.bench.measure.MadeUpStore;
import io.creatorfleet.bench.measure.Table;
import io.creatorfleet.bench.reads.Holdings;
import io.creatorfleet.local.OwnFleet;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Is every page of the console there within a second when much is held, and does it go on living? */
@Command(
        name = "console",
        description = "Is every page of the console there within a second when much is held, and does it go on living?",
        mixinStandardHelpOptions = true)
public final class ConsoleCommand implements Callable<Integer> {

    private static final double LIMIT_MS = 1000;
    private static final Duration WATCHED = Duration.ofSeconds(10);
    private static final Duration STEP = Duration.ofMillis(250);
    private static final String ALIVE =
            "({connection: document.querySelector('[data-testid=connection]').textContent, ...bench})";

    @Option(names = "--creators", defaultValue = "10000", description = "Creators held. Default: ${DEFAULT-VALUE}.")
    private int creators;

    @Option(names = "--jobs", defaultValue = "1000", description = "Jobs that run. Default: ${DEFAULT-VALUE}.")
    private int jobs;

    @Option(names = "--dead", defaultValue = "5000", description = "Tasks that are dead. Default: ${DEFAULT-VALUE}.")
    private int dead;

    @Option(names = "--loads", defaultValue = "5", description = "Of each page. Default: ${DEFAULT-VALUE}.")
    private int loads;

    /** Ends with 1 when a page took a second once, or did not stay live. */
    @Override
    public Integer call() throws InterruptedException {
        try (OwnFleet fleet = BenchFleet.of(Map.of())) {
            fleet.part("postgresql").start();
            fleet.part("rabbitmq").start();
            fleet.part("api-gateway").start(); // makes the tables
            try (MadeUpStore store = new MadeUpStore(fleet.database())) {
                store.fill(creators, Holdings.statements());
                store.fill(creators, Ledger.statements(jobs, dead));
                return measure(fleet.gateway(), store);
            }
        }
    }

    private int measure(URI gateway, MadeUpStore store) throws InterruptedException {
        Map<String, String> places = Places.of(store);
        Table table = new Table(
                "%s; %d loads a page".formatted(store.list(Ledger.HELD).getFirst(), loads),
                "PAGE",
                "FIRST PAINT ms",
                "ALL THERE ms",
                "AT MOST ms",
                "KB",
                "CHANGES IN 10 s",
                "LONGEST STALL ms");
        boolean quick = true;
        try (Chromium browser = Chromium.start(BenchFleet.folder().resolve("chromium"));
                var mover = Executors.newSingleThreadScheduledExecutor()) {
            var moving = mover.scheduleWithFixedDelay(
                    () -> store.execute(Ledger.MOVE), 0, STEP.toMillis(), TimeUnit.MILLISECONDS);
            load(browser, gateway.resolve("/#/overview")); // so that the gateway and the browser have begun
            for (var place : places.entrySet()) {
                quick &= measure(browser, gateway.resolve("/#/" + place.getValue()), place.getKey(), table);
            }
            moving.cancel(true);
        }
        table.print(System.out);
        return quick ? 0 : 1;
    }

    private static Load load(Chromium browser, URI page) throws InterruptedException {
        try (Tab tab = browser.open()) {
            return Load.of(tab, page);
        }
    }

    private boolean measure(Chromium browser, URI page, String name, Table table) throws InterruptedException {
        List<Load> taken = new ArrayList<>();
        for (int load = 1; load < loads; load++) {
            taken.add(load(browser, page));
        }
        try (Tab tab = browser.open()) {
            taken.add(Load.of(tab, page));
            tab.evaluate("bench.changes = bench.stall = 0");
            Thread.sleep(WATCHED);
            JsonNode alive = tab.evaluate(ALIVE);
            double most = quantile(taken, Load::complete, 1);
            table.add(
                    name,
                    number(quantile(taken, Load::first, 0.5)),
                    number(quantile(taken, Load::complete, 0.5)),
                    number(most),
                    number(quantile(taken, Load::bytes, 1) / 1000),
                    alive.path("changes").asInt(),
                    number(alive.path("stall").asDouble()));
            return most < LIMIT_MS && alive.path("connection").asString().equals("Live");
        }
    }

    private static double quantile(List<Load> loads, ToDoubleFunction<Load> figure, double share) {
        double[] sorted = loads.stream().mapToDouble(figure).sorted().toArray();
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }
}
