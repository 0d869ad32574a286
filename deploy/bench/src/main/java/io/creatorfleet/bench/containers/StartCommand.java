package io.creatorfleet.bench.containers;

import io.creatorfleet.bench.measure.BenchFleet;
import io.creatorfleet.bench.measure.Samples;
import io.creatorfleet.bench.measure.Table;
import io.creatorfleet.local.OwnFleet;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How soon is each service ready in its container, and what does it hold while it has nothing to do? */
@Command(
        name = "start",
        description =
                "How soon is each service ready in its container, and what does it hold while it has nothing to do?",
        mixinStandardHelpOptions = true)
public final class StartCommand implements Callable<Integer> {

    private static final String GATEWAY = "api-gateway";
    private static final List<String> SERVICES = List.of(GATEWAY, "profile-worker", "content-worker", "media-worker");
    private static final int MEDIA_MEGABYTES = 768;
    private static final int MEGABYTES = 512;
    // The image names the file, and this forbids its use.
    private static final String WITHOUT_CACHE = "-XX:AOTMode=off";

    @Option(names = "--rounds", defaultValue = "5", description = "Starts of each. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(names = "--idle", defaultValue = "120", description = "Seconds without work. Default: ${DEFAULT-VALUE}.")
    private int idle;

    @Option(
            names = "--ready",
            defaultValue = "5",
            description = "Limit of the gateway, in s. Default: ${DEFAULT-VALUE}.")
    private int ready;

    @Option(
            names = "--held",
            defaultValue = "200",
            description = "Limit of a worker, in MiB. Default: ${DEFAULT-VALUE}.")
    private int held;

    private final Map<String, Samples> with = new HashMap<>();
    private final Map<String, Samples> without = new HashMap<>();
    private final Map<String, Double> resting = new HashMap<>();

    /** Ends with 1 when the gateway was late or a worker held more, with 2 where there are no images. */
    @Override
    public Integer call() {
        if (!SERVICES.stream().allMatch(Container::isPossible)) {
            System.err.println("This needs Docker and an image of each service: deploy/fleet compose build makes them");
            return 2;
        }
        try (OwnFleet fleet = BenchFleet.of(Map.of())) {
            fleet.part("postgresql").start();
            fleet.part("rabbitmq").start();
            start(GATEWAY, fleet.told(GATEWAY), new Samples()); // once, unmeasured
            for (int round = 1; round <= rounds; round++) {
                System.err.printf("Round %d of %d%n", round, rounds);
                start(fleet);
            }
            rest(fleet);
        }
        print();
        return holds() ? 0 : 1;
    }

    private void start(OwnFleet fleet) {
        for (String service : SERVICES) {
            Map<String, String> told = fleet.told(service);
            Map<String, String> slower = new HashMap<>(told);
            slower.put("JDK_JAVA_OPTIONS", WITHOUT_CACHE);
            start(service, told, with.computeIfAbsent(service, first -> new Samples()));
            start(service, slower, without.computeIfAbsent(service, first -> new Samples()));
        }
    }

    private static void start(String service, Map<String, String> told, Samples times) {
        try (Container container = container(service, told)) {
            times.answered(container.awaitReady());
        }
    }

    private static Container container(String service, Map<String, String> told) {
        return Container.start(service, "media-worker".equals(service) ? MEDIA_MEGABYTES : MEGABYTES, told);
    }

    private void rest(OwnFleet fleet) {
        System.err.printf("All are idle for %d s%n", idle);
        List<Container> all = SERVICES.stream()
                .map(service -> container(service, fleet.told(service)))
                .toList();
        try {
            all.forEach(Container::awaitReady);
            LockSupport.parkNanos(Duration.ofSeconds(idle).toNanos());
            for (int service = 0; service < all.size(); service++) {
                resting.put(SERVICES.get(service), all.get(service).memory());
            }
        } finally {
            all.forEach(Container::close);
        }
    }

    private void print() {
        Table table = new Table(
                "Each in its container on the network of this machine, ready by its own word; medians of %d starts; all idle for %d s"
                        .formatted(rounds, idle),
                "SERVICE",
                "READY s",
                "WITHOUT AOT CACHE s",
                "RATIO",
                "SLOWEST s",
                "IDLE MiB");
        for (String service : SERVICES) {
            double fast = seconds(service, with, 0.5);
            double slow = seconds(service, without, 0.5);
            table.add(
                    service,
                    number(fast),
                    number(slow),
                    number(fast / slow),
                    number(seconds(service, with, 1)),
                    number(resting.getOrDefault(service, Double.NaN)));
        }
        table.print(System.out);
        System.out.printf(
                "%nThe gateway ready within %d s, each idle worker within %d MiB: %s%n",
                ready, held, holds() ? "yes" : "no");
    }

    private boolean holds() {
        return seconds(GATEWAY, with, 0.5) < ready
                && workers().allMatch(worker -> resting.getOrDefault(worker, Double.MAX_VALUE) < held);
    }

    private static Stream<String> workers() {
        return SERVICES.stream().filter(service -> !service.equals(GATEWAY));
    }

    private static double seconds(String service, Map<String, Samples> times, double share) {
        Samples samples = times.getOrDefault(service, new Samples());
        return samples.quantile(share) / 1000;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
