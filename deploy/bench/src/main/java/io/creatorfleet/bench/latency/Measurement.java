package io.creatorfleet.bench.latency;

import io.creatorfleet.bench.measure.Machine;
import io.creatorfleet.bench.measure.Samples;
import io.creatorfleet.local.OwnFleet;
import io.creatorfleet.local.Part;
import java.io.PrintStream;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** One measurement of the API's latency: the conditions in turn, round by round. */
final class Measurement {

    private static final int ROUNDS = 4;
    private static final Duration TURN = Duration.ofSeconds(20);

    private final OwnFleet fleet;
    private final Load load;
    private final String machine = Machine.today(); // before this process is kept on one of its cores
    private int crashes;
    private final Map<Condition, Samples> samples = new EnumMap<>(Condition.class);

    Measurement(OwnFleet fleet) {
        this.fleet = fleet;
        this.load = new Load(fleet.gateway());
    }

    void warmUp() {
        load.run(TURN.multipliedBy(2), new Samples());
    }

    void shareOutCores() {
        Stream.of("postgresql", "api-gateway").map(fleet::part).forEach(part -> Cores.pin(part, Cores.API));
        Stream.concat(workers(), Stream.of("rabbitmq", "simulator", "s3").map(fleet::part))
                .forEach(part -> Cores.pin(part, Cores.WORKERS));
        Cores.pinThis(Cores.API);
    }

    void measure() {
        for (int round = 1; round <= ROUNDS; round++) {
            System.err.printf("Round %d of %d%n", round, ROUNDS);
            load.run(TURN, of(Condition.QUIET));
            CrashLoop crashing = new CrashLoop(workers());
            load.run(TURN, of(Condition.CRASHING));
            crashes += crashing.end();
            fleet.part("rabbitmq").stop();
            load.run(TURN, of(Condition.NO_BROKER));
            // It would stay on the core that it was started from.
            Cores.on(Cores.WORKERS, fleet.part("rabbitmq")::start);
        }
    }

    private Samples of(Condition condition) {
        return samples.computeIfAbsent(condition, first -> new Samples());
    }

    private Stream<Part> workers() {
        return fleet.services().stream().filter(service -> service.name().contains("worker"));
    }

    void print(PrintStream out) {
        Samples quiet = of(Condition.QUIET);
        out.printf(
                "%n%s; API and PostgreSQL on one core, all else on another; %d rounds of %d s a condition, %d crashes%n%n",
                machine, ROUNDS, TURN.toSeconds(), crashes);
        out.printf(
                "%-26s %9s %7s %9s %9s %9s  %s%n",
                "CONDITION", "REQUESTS", "ERRORS", "P50 ms", "P95 ms", "P99 ms", "TO QUIET (P50, P95, P99)");
        samples.forEach((condition, measured) -> out.printf(
                Locale.ROOT,
                "%-26s %9d %7d %9.1f %9.1f %9.1f  %.2f, %.2f, %.2f%n",
                condition.words(),
                measured.count(),
                measured.errors(),
                measured.quantile(0.5),
                measured.quantile(0.95),
                measured.quantile(0.99),
                measured.quantile(0.5) / quiet.quantile(0.5),
                measured.quantile(0.95) / quiet.quantile(0.95),
                measured.quantile(0.99) / quiet.quantile(0.99)));
    }
}
