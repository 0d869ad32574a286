package io.creatorfleet.bench.latency;

import io.creatorfleet.bench.measure.BenchFleet;
import io.creatorfleet.local.OwnFleet;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * Is the API slower while every worker crash-loops, or while RabbitMQ is away?
 *
 * <p>The conditions take turns in one run, so that what else the machine does falls on all of them alike; the ratios are
 * the result, not the times.
 */
@Command(
        name = "latency",
        description = "Is the API slower while every worker crash-loops, or while RabbitMQ is away?",
        mixinStandardHelpOptions = true)
public final class LatencyCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        try (OwnFleet fleet = BenchFleet.of(Map.of())) {
            fleet.up(part -> System.err.println(part.name() + " is ready"));
            Measurement measurement = new Measurement(fleet);
            measurement.shareOutCores();
            measurement.warmUp();
            measurement.measure();
            measurement.print(System.out);
        }
        return 0;
    }
}
