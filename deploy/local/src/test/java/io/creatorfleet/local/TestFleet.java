package io.creatorfleet.local;

import io.creatorfleet.backing.Database;
import io.creatorfleet.backing.RabbitNode;
import io.creatorfleet.local.chaos.account.Account;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A whole fleet of real processes, on ports and in a folder of its own: started once for all test classes. */
final class TestFleet implements BeforeAllCallback {

    /** Small files, so that a test moves thousands; and a lost message is looked for in seconds, not minutes. */
    private static final Map<String, String> SETTINGS = Map.of(
            "SIMULATOR_IMAGESIZE_MIN", "2KB",
            "SIMULATOR_IMAGESIZE_MAX", "6KB",
            "SIMULATOR_VIDEOSIZE_MIN", "5KB",
            "SIMULATOR_VIDEOSIZE_MAX", "30KB",
            // Nobody posts while a test compares.
            "SIMULATOR_CONDITIONS_ACCOUNTSUNTIL", "2026-01-01T00:00:00Z",
            "FLEET_DISPATCH_LOSTAFTER", "5s",
            "FLEET_WORKER_LEASE", "5s");

    static final TestFleet SHARED = new TestFleet();

    /** Of each service: the first is there from the start, the others when a test starts them. */
    private static final int MOST_COPIES = 3;

    private final FleetFolder folder = emptied(new FleetFolder(
            Path.of("..", "..").toAbsolutePath().normalize(),
            Path.of("target", "fleet").toAbsolutePath()));
    private final LocalPorts ports = LocalPorts.free(this::fleet);
    private final LocalFleet fleet = fleet(ports);

    /** What an earlier run left is stopped and deleted; what this one leaves is there to be looked at. */
    private static FleetFolder emptied(FleetFolder folder) {
        // Told nothing by a lambda of this class: the parts stop in other threads, which would wait for its
        // initialisation.
        LocalPorts usual = new LocalPorts(LocalPorts.DEFAULT_BASE);
        Assembly.fleet(folder, Layout.scaled(usual, Scale.ofEach(MOST_COPIES)), SETTINGS)
                .down(Part::name);
        folder.delete();
        return folder;
    }

    private LocalFleet fleet(LocalPorts on) {
        return Assembly.fleet(folder, Layout.scaled(on, Scale.ofEach(MOST_COPIES)), SETTINGS);
    }

    /** One of each, which is what starts with the fleet. */
    private LocalFleet plain() {
        List<Part> first = fleet.services().stream()
                .filter(part -> Scale.SERVICES.contains(part.name()))
                .toList();
        return new LocalFleet(fleet.backing(), first);
    }

    private TestFleet() {}

    @Override
    public void beforeAll(ExtensionContext context) {
        plain().up(part -> {});
        context.getRoot()
                .getStore(ExtensionContext.Namespace.create(TestFleet.class))
                .computeIfAbsent(TestFleet.class, key -> (AutoCloseable) this::down);
    }

    private void down() {
        fleet.down(part -> {});
    }

    JsonClient gateway() {
        return client(ports.gateway());
    }

    /** That of a part that serves HTTP. */
    JsonClient client(String name) {
        return client(fleet.part(name).ports().getFirst());
    }

    JsonClient simulator() {
        return client(ports.simulator());
    }

    private static JsonClient client(int port) {
        return new JsonClient(URI.create("http://127.0.0.1:" + port), Duration.ofMinutes(1));
    }

    /** The one number a query answers. */
    long query(String sql) {
        return Query.number(database(), sql);
    }

    /** Changes rows past the services. */
    void change(String sql) {
        Query.change(database(), sql);
    }

    /** The lines of all logs that contain the text. */
    List<String> logsThatContain(String text) {
        try (Stream<Path> logs = Files.list(folder.path().resolve("logs"))) {
            return logs.flatMap(log -> lines(log).filter(line -> line.contains(text)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not list the logs", e);
        }
    }

    private static Stream<String> lines(Path log) {
        try {
            return Files.readAllLines(log).stream();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + log, e);
        }
    }

    /** The account of these creators; nothing of theirs may be open any more. */
    Account account(List<String> usernames) {
        return Account.of(
                database(),
                folder.data("s3").resolve("objects").resolve(Assembly.BUCKET),
                URI.create("http://127.0.0.1:" + ports.simulator()),
                usernames,
                username -> !usernames.contains(username));
    }

    private Database database() {
        return new PostgresPart(folder, ports.postgresql(), secrets()).database();
    }

    /** The node of the fleet, to be stopped, started and wiped. */
    RabbitNode rabbitmq() {
        return new RabbitNode(
                folder.data("rabbitmq"),
                folder.log("rabbitmq"),
                ports.rabbitmq(),
                "fleet",
                secrets().rabbitmq());
    }

    private Secrets secrets() {
        return Secrets.in(folder.secrets());
    }

    void stop(String name) {
        fleet.part(name).stop();
    }

    void start(String name) {
        fleet.part(name).start();
    }

    /** Ends the work of a process of this release, and starts one of the next in its place. */
    void upgrade(String name) {
        stop(name);
        Map<String, String> next = new HashMap<>(SETTINGS);
        next.put("JAVA_TOOL_OPTIONS", "-javaagent:" + NextReleaseAgent.jar(folder.path()));
        Layout layout = Layout.scaled(ports, Scale.ofEach(MOST_COPIES));
        Assembly.fleet(folder, layout, next).part(name).start();
    }

    /** Ends a process as {@code kill -9} does, and starts it again. */
    void crash(String name) {
        kill(name);
        start(name);
    }

    /** Ends a process as {@code kill -9} does. */
    void kill(String name) {
        ProcessHandle process = fleet.part(name).process().orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    boolean isReady(String name) {
        return fleet.part(name).isReady();
    }
}
