package io.creatorfleet.local.boards;

import static org.awaitility.Awaitility.await;

import io.creatorfleet.backing.Command;
import io.creatorfleet.local.JsonClient;
import io.creatorfleet.local.OwnFleet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A whole fleet in which something of everything that a board shows has happened, and the Prometheus that watched it. */
final class WatchedFleet implements AutoCloseable {

    private static final Path TARGET = Path.of("target");
    private static final Path KEYS = TARGET.resolve("boards-keys.p12").toAbsolutePath();
    private static final String PASSWORD = "of a test";
    private static final Duration LIMIT = Duration.ofMinutes(4);

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("SIMULATOR_IMAGESIZE_MIN", "2KB"),
            Map.entry("SIMULATOR_IMAGESIZE_MAX", "6KB"),
            Map.entry("SIMULATOR_VIDEOSIZE_MIN", "5KB"),
            Map.entry("SIMULATOR_VIDEOSIZE_MAX", "30KB"),
            Map.entry("SIMULATOR_CONDITIONS_ACCOUNTSUNTIL", "2026-01-01T00:00:00Z"),
            Map.entry("FLEET_WORKER_LEASE", "5s"),
            Map.entry("FLEET_DISPATCH_LOSTAFTER", "5s"),
            // As many as copies that hang: what comes after them waits in RabbitMQ, however fast the machine.
            Map.entry("FLEET_WORKER_SLOTS_INTERACTIVE", "8"),
            // A file that its CDN has an error for is dead at once.
            Map.entry("FLEET_RETRY_KINDS_MEDIA_UNAVAILABLE_ATTEMPTS", "1"),
            Map.entry("SPRING_SSL_BUNDLE_JKS_WATCHED_KEYSTORE_LOCATION", "file:" + KEYS),
            Map.entry("SPRING_SSL_BUNDLE_JKS_WATCHED_KEYSTORE_PASSWORD", PASSWORD),
            Map.entry("SPRING_SSL_BUNDLE_JKS_WATCHED_KEYSTORE_TYPE", "PKCS12"));

    private final OwnFleet fleet = OwnFleet.in(Path.of("..", ".."), TARGET.resolve("boards"), SETTINGS);
    private final JsonClient gateway = client(fleet.gateway());
    private final JsonClient simulator = client(fleet.simulator());
    private final Prometheus prometheus = new Prometheus(TARGET.resolve("prometheus"));

    Prometheus prometheus() {
        return prometheus;
    }

    /** Starts all of it. */
    void up() {
        createShortLivedCertificate();
        fleet.up(part -> {});
        Map<String, List<String>> targets = new HashMap<>();
        fleet.services()
                .forEach(service -> targets.put(
                        service.name(), List.of("127.0.0.1:" + service.ports().getFirst())));
        targets.put("rabbitmq", List.of(fleet.brokerMetrics().getAuthority()));
        prometheus.watch(targets);
    }

    /** Work that succeeds, fails, is put off, held up, taken back and buried. */
    void live() {
        gateway.post("/api/queues/analytics/pause", "{\"reason\": \"a test\"}").expectSuccess();
        refuseSomeRows();
        fault("\"CDN_ERROR\", \"target\": \"boards.dead\", \"times\": 1");
        fault("\"CDN_EXPIRED\", \"target\": \"boards.renewed\", \"times\": 3");
        fault("\"RATE_LIMITED\", \"delay\": \"PT1S\", \"times\": 1");
        fault("\"SERVER_ERROR\", \"times\": 1");
        List.of("boards.dead", "boards.renewed").forEach(this::add);
        addCommunity("space");
        awaitTrue("fleet_tasks{state=\"dead\", kind=\"media\"} > 0");
        letFilesWait();
        stopAWorkerPastItsLease();
        awaitTrue("fleet_content_unreadable_total > 0");
        fault("\"TOKEN_EXPIRED\"");
        add("boards.refused");
        stop("content-worker");
        start("content-worker");
    }

    /** Long enough to be counted. */
    private void letFilesWait() {
        gateway.post("/api/queues/media/pause", "{\"reason\": \"a test\"}").expectSuccess();
        add("boards.waiting");
        awaitTrue("fleet_tasks{state=\"ready\", kind=\"media\"} > 0");
        gateway.post("/api/queues/media/resume", "{}").expectSuccess();
    }

    private void add(String username) {
        gateway.post("/api/instagram/creator/add", "{\"username\": \"%s\"}".formatted(username))
                .expectSuccess();
    }

    void addCommunity(String name) {
        gateway.post("/api/reddit/subreddit/add", "{\"name\": \"%s\"}".formatted(name))
                .expectSuccess();
    }

    private void fault(String fault) {
        simulator.post("/control/faults", "{\"fault\": %s}".formatted(fault)).expectSuccess();
    }

    /** The copies that hang in it are taken from it, and it notices when it goes on; meanwhile what was sent to it waits. */
    private void stopAWorkerPastItsLease() {
        fault("\"CDN_HANG\", \"target\": \"boards.hung\", \"bytes\": 1000, \"delay\": \"PT25S\", \"times\": 8");
        add("boards.hung");
        awaitTrue("sum(fleet_media_host_in_use) >= 8");
        awaitTrue("fleet_tasks{state=\"running\", kind=\"media\"} > 0");
        long pid = fleet.part("media-worker").process().orElseThrow().pid();
        signal("STOP", pid);
        try {
            awaitTrue("sum(fleet_task_lapsed_total) > 0");
            awaitTrue("fleet_tasks{state=\"queued\", kind=\"media\"} > 0");
        } finally {
            signal("CONT", pid);
        }
    }

    private static void signal(String signal, long pid) {
        Command.of("kill", "-" + signal, Long.toString(pid)).run();
    }

    void stop(String part) {
        fleet.part(part).stop();
    }

    void start(String part) {
        fleet.part(part).start();
    }

    void awaitTrue(String expression) {
        await(expression)
                .atMost(LIMIT)
                .until(() -> !prometheus.query(expression).isEmpty());
    }

    /** Rows that PostgreSQL refuses are kept as unreadable. */
    private void refuseSomeRows() {
        sql("ALTER TABLE content ADD CONSTRAINT of_a_test CHECK (likes % 10 <> 3)");
    }

    private void sql(String statement) {
        var database = fleet.database();
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException failure) {
            throw new IllegalStateException(statement, failure);
        }
    }

    private static void createShortLivedCertificate() {
        try {
            Files.createDirectories(TARGET);
            Files.deleteIfExists(KEYS);
        } catch (IOException failure) {
            throw new UncheckedIOException("Could not replace " + KEYS, failure);
        }
        Command.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "watched",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=watched",
                        "-validity",
                        "3",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        KEYS.toString(),
                        "-storepass",
                        PASSWORD)
                .run();
    }

    private static JsonClient client(URI server) {
        return new JsonClient(server, Duration.ofMinutes(1));
    }

    @Override
    public void close() {
        prometheus.close();
        fleet.close();
    }
}
