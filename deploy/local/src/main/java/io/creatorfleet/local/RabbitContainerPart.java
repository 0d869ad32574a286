package io.creatorfleet.local;

import io.creatorfleet.backing.Broker;
import io.creatorfleet.backing.Command;
import io.creatorfleet.backing.RabbitPorts;
import io.creatorfleet.backing.Readiness;
import io.creatorfleet.backing.VirtualHosts;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The local fleet's RabbitMQ where no package is installed but Docker runs: a container that Docker looks after. */
final class RabbitContainerPart implements Part {

    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final String IMAGE = "rabbitmq:4.3-management";

    private final RabbitPorts ports;
    private final Path log;
    private final Broker broker;
    private final String container;

    RabbitContainerPart(FleetFolder folder, RabbitPorts ports, String password) {
        this.ports = ports;
        this.log = folder.log(name());
        this.broker = new Broker("127.0.0.1", ports.amqp(), "fleet", password, "/");
        this.container = "creator-fleet-rabbitmq-" + ports.amqp();
    }

    /** Whether a Docker engine answers on this machine. */
    static boolean isPossible() {
        return Command.of("docker", "info").succeeds();
    }

    Broker broker() {
        return broker;
    }

    @Override
    public String name() {
        return "rabbitmq";
    }

    @Override
    public List<Integer> ports() {
        return List.of(ports.amqp(), ports.management());
    }

    @Override
    public Path log() {
        return log;
    }

    /** The process that Docker runs the server in; on some machines it is out of sight, and the server ready all the same. */
    @Override
    public Optional<ProcessHandle> process() {
        Command inspect = Command.of("docker", "inspect", "--format", "{{.State.Pid}}", container);
        if (!inspect.succeeds()) {
            return Optional.empty();
        }
        long pid = Long.parseLong(inspect.run().strip());
        return pid == 0 ? Optional.empty() : ProcessHandle.of(pid);
    }

    @Override
    public boolean isReady() {
        URI management = URI.create("http://127.0.0.1:" + ports.management());
        return new VirtualHosts(management, broker).answer();
    }

    @Override
    public void start() {
        if (isReady()) {
            return;
        }
        Command.of("docker", "rm", "--force", container).succeeds();
        new Command(
                        List.of(
                                "docker",
                                "run",
                                "--detach",
                                "--name",
                                container,
                                "--hostname",
                                "fleet",
                                "--volume",
                                container + ":/var/lib/rabbitmq",
                                "--publish",
                                "127.0.0.1:" + ports.amqp() + ":5672",
                                "--publish",
                                "127.0.0.1:" + ports.management() + ":15672",
                                "--env",
                                "RABBITMQ_DEFAULT_USER",
                                "--env",
                                "RABBITMQ_DEFAULT_PASS",
                                IMAGE),
                        Map.of("RABBITMQ_DEFAULT_USER", broker.username(), "RABBITMQ_DEFAULT_PASS", broker.password()))
                .run();
        Command.of("docker", "logs", "--follow", container).detach(log);
        new Readiness("RabbitMQ", log, () -> process().isPresent(), this::isReady).await(START_LIMIT);
    }

    @Override
    public void stop() {
        Command.of("docker", "rm", "--force", container).succeeds();
    }
}
