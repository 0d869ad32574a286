package io.creatorfleet.bench.containers;

import com.sun.net.httpserver.HttpServer;
import io.creatorfleet.bench.measure.Additions;
import io.creatorfleet.bench.measure.BenchFleet;
import io.creatorfleet.bench.measure.Memory;
import io.creatorfleet.bench.measure.OpenLoop;
import io.creatorfleet.bench.measure.Samples;
import io.creatorfleet.bench.measure.Table;
import io.creatorfleet.local.OwnFleet;
import io.creatorfleet.local.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Does a gateway in 512 MB answer 300 additions a second within 50 ms? */
@Command(
        name = "intake",
        description = "Does a gateway in 512 MB answer 300 additions a second within 50 ms?",
        mixinStandardHelpOptions = true)
public final class IntakeCommand implements Callable<Integer> {

    private static final String GATEWAY = "api-gateway";

    @Option(names = "--rate", defaultValue = "300", description = "Additions a second. Default: ${DEFAULT-VALUE}.")
    private int rate;

    @Option(names = "--seconds", defaultValue = "60", description = "Measured. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(names = "--warm-up", defaultValue = "20", description = "Seconds before. Default: ${DEFAULT-VALUE}.")
    private int warmUp;

    @Option(
            names = "--memory",
            defaultValue = "512",
            description = "Of the container, in MB. Default: ${DEFAULT-VALUE}.")
    private int memory;

    @Option(
            names = "--limit",
            defaultValue = "50",
            description = "99 of 100 answers within, in ms. Default: ${DEFAULT-VALUE}.")
    private int limit;

    /** Ends with 1 when an answer failed or too many were late. */
    @Override
    public Integer call() {
        try (OwnFleet fleet = BenchFleet.of(Map.of())) {
            // What is accepted waits: no worker runs.
            fleet.part("postgresql").start();
            fleet.part("rabbitmq").start();
            return Container.isPossible(GATEWAY) ? inContainer(fleet) : inProcess(fleet);
        }
    }

    private int inContainer(OwnFleet fleet) {
        Map<String, String> told = new HashMap<>(fleet.told(GATEWAY));
        told.put("FLEET_GATEWAY_LOCAL", "false");
        String key = key(told);
        try (Container gateway = Container.start(GATEWAY, memory, told)) {
            gateway.awaitReady();
            Additions additions = new Additions(gateway.address(), key);
            return measure("a container of %d MB, 2 CPUs".formatted(memory), additions, gateway::peak);
        }
    }

    /** One that may ask as often as it will. */
    private String key(Map<String, String> told) {
        String often = Integer.toString(2 * rate);
        return Container.once(
                        GATEWAY, told, "key", "create", "--role", "client", "--name", "bench", "--per-second", often)
                .lines()
                .filter(line -> line.startsWith("cf_"))
                .findFirst()
                .orElseThrow();
    }

    /** Where no container can be: a process with about the options that it has in one. */
    private int inProcess(OwnFleet fleet) {
        Part gateway = fleet.part(GATEWAY);
        gateway.start();
        ProcessHandle process = gateway.process().orElseThrow();
        return measure("a process, -Xmx192m", new Additions(fleet.gateway()), () -> new Memory(process).peak() >> 20);
    }

    private int measure(String where, Additions additions, LongSupplier peak) {
        OpenLoop loop = new OpenLoop(rate, additions);
        practise();
        Samples cold = new Samples();
        loop.run(Duration.ofSeconds(warmUp), cold);
        Samples warm = new Samples();
        loop.run(Duration.ofSeconds(seconds), warm);
        Table table = new Table(
                "%d additions a second to a gateway in %s; PostgreSQL, RabbitMQ and the client on the same cores"
                        .formatted(rate, where),
                "WHEN",
                "REQUESTS",
                "ERRORS",
                "P50 ms",
                "P99 ms",
                "MAX ms",
                "PEAK MiB");
        add(table, "the first %d s".formatted(warmUp), cold, "");
        add(table, "then %d s".formatted(seconds), warm, Long.toString(peak.getAsLong()));
        table.print(System.out);
        boolean held = warm.errors() == 0 && cold.errors() == 0 && warm.quantile(0.99) < limit;
        System.out.printf("%n99 of 100 within %d ms, none failed: %s%n", limit, held ? "yes" : "no");
        return held ? 0 : 1;
    }

    /** The client's own virtual machine would take the gateway's processors while it learns: it learns before. */
    private void practise() {
        HttpServer server = answering();
        server.start();
        try {
            URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            new OpenLoop(4 * rate, new Additions(address)).run(Duration.ofSeconds(warmUp), new Samples());
        } finally {
            server.stop(0);
        }
    }

    private static HttpServer answering() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                try (exchange) {
                    exchange.getRequestBody().readAllBytes();
                    exchange.sendResponseHeaders(202, -1);
                }
            });
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("Could not listen on 127.0.0.1", e);
        }
    }

    private static void add(Table table, String when, Samples samples, String peak) {
        table.add(
                when,
                samples.count(),
                samples.errors(),
                number(samples.quantile(0.5)),
                number(samples.quantile(0.99)),
                number(samples.quantile(1)),
                peak);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
