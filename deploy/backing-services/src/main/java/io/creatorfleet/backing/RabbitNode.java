package io.creatorfleet.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A RabbitMQ node of our own, apart from any other on the machine, its data in a folder that outlives it.
 *
 * <p>The node is a detached process: it runs until {@link #stop()}, also when the process that started it has ended. An object
 * made later over the same folder controls the same node. Its Erlang port mapper is its own too, so that stopping one node never
 * concerns another.
 */
public final class RabbitNode {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final Path folder;
    private final Path log;
    private final RabbitPorts ports;
    private final Map<String, String> settings;
    private final Broker broker;

    public RabbitNode(Path folder, Path log, RabbitPorts ports, String username, String password) {
        this(folder, log, ports, username, password, Map.of());
    }

    /** @param settings what the server is to have other than by default, by the names it has them under itself */
    public RabbitNode(
            Path folder, Path log, RabbitPorts ports, String username, String password, Map<String, String> settings) {
        this.folder = folder.toAbsolutePath();
        this.log = log.toAbsolutePath();
        this.ports = ports;
        this.settings = settings;
        this.broker = new Broker("127.0.0.1", ports.amqp(), username, password, "/");
    }

    /** The node's first virtual host, and the login that may create others. */
    public Broker broker() {
        return broker;
    }

    /** Virtual hosts, through the node's management. */
    public VirtualHosts virtualHosts() {
        return new VirtualHosts(URI.create("http://127.0.0.1:" + ports.management()), broker);
    }

    public Path log() {
        return log;
    }

    /** The node's process, if it runs. */
    public Optional<ProcessHandle> process() {
        return record("process").process();
    }

    /** Starts the node and waits until clients can connect; nothing happens when it runs. */
    public void start() {
        if (process().isPresent()) {
            return;
        }
        Path program = RabbitPackage.server();
        configure();
        if (record("port-mapper").process().isEmpty()) {
            record("port-mapper").write(portMapper().detach(log()));
        }
        ProcessHandle script = new Command(List.of(program.toString()), environment()).detach(log());
        new Readiness("RabbitMQ", log(), script::isAlive, this::isReady).await(START_LIMIT);
    }

    /** Stops the node in order; its data stays. */
    public void stop() {
        record("process").stop(STOP_LIMIT);
        record("port-mapper").kill();
    }

    /** Ends the node at once, as a crash would; its data stays as the crash left it. */
    public void kill() {
        record("process").kill();
        record("port-mapper").kill();
    }

    /** Loses all the node's data and starts it again on the same ports with the same login. */
    public void wipe() {
        kill();
        Folders.delete(folder.resolve("data"));
        start();
    }

    private boolean isReady() {
        return isWrittenDown() && Ports.answers(ports.amqp()) && virtualHosts().answer();
    }

    /** The Erlang process is written down as soon as the start script says its id, so that a start cut short can be stopped. */
    private boolean isWrittenDown() {
        if (process().isEmpty()) {
            erlang().ifPresent(record("process")::write);
        }
        return process().isPresent();
    }

    private void configure() {
        Folders.create(folder.resolve("data"));
        Folders.write(folder.resolve("enabled_plugins"), "[rabbitmq_management,rabbitmq_prometheus].\n");
        Path configuration = folder.resolve("rabbitmq.conf");
        try {
            Files.deleteIfExists(pidFile());
            Files.deleteIfExists(configuration);
            Files.createFile(
                    configuration, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not configure RabbitMQ in " + folder, e);
        }
        Folders.write(configuration, """
                listeners.tcp.1 = 127.0.0.1:%d
                management.tcp.ip = 127.0.0.1
                management.tcp.port = %d
                prometheus.tcp.ip = 127.0.0.1
                prometheus.tcp.port = %d
                default_user = %s
                default_pass = %s
                log.console = true
                log.console.level = warning
                log.file = false
                """.formatted(
                        ports.amqp(), ports.management(), ports.prometheus(), broker.username(), broker.password()));
    }

    private Map<String, String> environment() {
        return Map.ofEntries(
                Map.entry("HOME", folder.toString()),
                Map.entry("RABBITMQ_NODENAME", "fleet-" + ports.amqp() + "@localhost"),
                Map.entry("RABBITMQ_NODE_PORT", Integer.toString(ports.amqp())),
                Map.entry("RABBITMQ_DIST_PORT", Integer.toString(ports.distribution())),
                Map.entry("RABBITMQ_MNESIA_BASE", folder.resolve("data").toString()),
                Map.entry("RABBITMQ_LOG_BASE", folder.resolve("log").toString()),
                Map.entry(
                        "RABBITMQ_ENABLED_PLUGINS_FILE",
                        folder.resolve("enabled_plugins").toString()),
                Map.entry("RABBITMQ_CONFIG_FILE", folder.resolve("rabbitmq").toString()),
                Map.entry(
                        "RABBITMQ_CONF_ENV_FILE",
                        folder.resolve("rabbitmq-env.conf").toString()),
                Map.entry("RABBITMQ_PID_FILE", pidFile().toString()),
                Map.entry("RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", erlangArguments()),
                Map.entry("ERL_CRASH_DUMP", folder.resolve("erl_crash.dump").toString()),
                Map.entry("ERL_EPMD_ADDRESS", "127.0.0.1"),
                Map.entry("ERL_EPMD_PORT", Integer.toString(ports.portMapper())));
    }

    private String erlangArguments() {
        String own = settings.entrySet().stream()
                .map(setting -> " -rabbit " + setting.getKey() + " " + setting.getValue())
                .collect(Collectors.joining());
        return "-kernel inet_dist_use_interface {127,0,0,1}" + own;
    }

    /** Started before the node, which would otherwise start one that nobody stops. */
    private Command portMapper() {
        Path program = Command.find("epmd")
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("RabbitMQ needs epmd, which comes with Erlang: it is not installed"));
        return Command.of(program.toString(), "-port", Integer.toString(ports.portMapper()), "-address", "127.0.0.1");
    }

    private Optional<ProcessHandle> erlang() {
        try {
            String pid = Files.exists(pidFile()) ? Files.readString(pidFile()).strip() : "";
            return pid.isEmpty() ? Optional.empty() : ProcessHandle.of(Long.parseLong(pid));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + pidFile(), e);
        }
    }

    private ProcessRecord record(String name) {
        return new ProcessRecord(folder.resolve(name));
    }

    private Path pidFile() {
        return folder.resolve("rabbitmq.pid");
    }
}
