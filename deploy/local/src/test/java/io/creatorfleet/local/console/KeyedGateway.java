package io.creatorfleet.local.console;

import io.creatorfleet.backing.Command;
import io.creatorfleet.backing.Ports;
import io.creatorfleet.backing.ProcessRecord;
import io.creatorfleet.backing.Readiness;
import io.creatorfleet.local.JsonClient;
import io.creatorfleet.local.OwnFleet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Another gateway of a fleet, which asks even this machine's people for a key. */
record KeyedGateway(URI address, String key, ProcessRecord process) implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Path TARGET = Path.of("target", "console-keyed");

    /** Draws a key, and starts it. */
    static KeyedGateway of(OwnFleet fleet) {
        Map<String, String> told = new HashMap<>(fleet.told("api-gateway"));
        told.put("FLEET_GATEWAY_LOCAL", "false");
        String key = command(told, "key", "create", "--role", "operator", "--name", "the browser")
                .run()
                .lines()
                .filter(line -> line.startsWith("cf_"))
                .findFirst()
                .orElseThrow();
        int port = Ports.free(1).getFirst();
        URI address = URI.create("http://127.0.0.1:" + port);
        Path log = TARGET.resolve("gateway.log");
        ProcessHandle process = command(told, "--server.port=" + port, "--server.address=127.0.0.1")
                .detach(log);
        ProcessRecord record = new ProcessRecord(TARGET.resolve("process"));
        record.write(process);
        JsonClient client = new JsonClient(address, LIMIT);
        new Readiness(
                        "the gateway",
                        log,
                        process::isAlive,
                        () -> client.get("/ready").succeeded())
                .await(LIMIT);
        return new KeyedGateway(address, key, record);
    }

    private static Command command(Map<String, String> told, String... arguments) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar().toString()));
        words.addAll(Arrays.asList(arguments));
        return new Command(words, told);
    }

    private static Path jar() {
        try (Stream<Path> built = Files.list(Path.of("..", "..", "api-gateway", "target"))) {
            return built.filter(file -> file.toString().endsWith("-app.jar"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException failure) {
            throw new UncheckedIOException("The gateway is not built", failure);
        }
    }

    @Override
    public void close() {
        process.stop(LIMIT);
    }
}
