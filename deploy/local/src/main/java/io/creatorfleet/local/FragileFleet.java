package io.creatorfleet.local;

import io.creatorfleet.backing.Broker;
import io.creatorfleet.backing.Database;
import io.creatorfleet.backing.TcpProxy;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A fleet to be hurt: two services of each kind, which reach PostgreSQL, RabbitMQ and S3 through proxies, in a folder and on
 * ports of its own.
 */
public final class FragileFleet implements AutoCloseable {

    private static final int SERVICES_OF_A_KIND = 2;

    private final OwnFleet fleet;
    private final PostgresPart postgresql;
    private final RabbitPart rabbitmq;
    private final List<TcpProxy> proxies = new ArrayList<>();

    private FragileFleet(OwnFleet fleet) {
        this.fleet = fleet;
        this.postgresql = (PostgresPart) fleet.part("postgresql");
        if (!(fleet.part("rabbitmq") instanceof RabbitPart own)) {
            throw new IllegalStateException("A RabbitMQ in a container cannot be wiped or killed from here:"
                    + " install the package rabbitmq-server, or run as root where it can be installed");
        }
        this.rabbitmq = own;
    }

    /**
     * A fleet that has nothing yet. What an earlier one left in the folder is stopped and deleted.
     *
     * @param sources what the fleet was built from
     * @param settings for the services and the simulator, as environment variables
     */
    public static FragileFleet in(Path sources, Path path, Map<String, String> settings) {
        return new FragileFleet(
                OwnFleet.in(sources, path, settings, ports -> Layout.proxied(ports, SERVICES_OF_A_KIND)));
    }

    /** Starts all, and returns once it is ready. */
    public void up(Consumer<Part> becameReady) {
        LocalPorts ports = fleet.ports();
        LocalPorts entrances = ports.next(1);
        proxies.add(new TcpProxy(entrances.postgresql(), ports.postgresql()));
        proxies.add(new TcpProxy(entrances.rabbitmq().amqp(), ports.rabbitmq().amqp()));
        proxies.add(new TcpProxy(entrances.s3(), ports.s3()));
        fleet.up(becameReady);
    }

    /** Stops all that runs; its data and logs stay. */
    @Override
    public void close() {
        proxies.forEach(TcpProxy::heal);
        fleet.close();
        proxies.forEach(TcpProxy::close);
        proxies.clear();
    }

    public List<Part> services() {
        return fleet.services();
    }

    public Part part(String name) {
        return fleet.part(name);
    }

    public TcpProxy postgresqlProxy() {
        return proxies.get(0);
    }

    public TcpProxy rabbitmqProxy() {
        return proxies.get(1);
    }

    public TcpProxy s3Proxy() {
        return proxies.get(2);
    }

    /** Ends PostgreSQL as a crash would. */
    public void killPostgresql() {
        postgresql.kill();
    }

    /** Ends RabbitMQ as a crash would. */
    public void killRabbitmq() {
        rabbitmq.kill();
    }

    /** Loses all that RabbitMQ holds, and starts it again. */
    public void wipeRabbitmq() {
        rabbitmq.wipe();
    }

    /** The database, reached past the proxy. */
    public Database database() {
        return fleet.database();
    }

    /** The broker, reached past the proxy. */
    public Broker broker() {
        return rabbitmq.broker();
    }

    /** RabbitMQ's management, reached past the proxy. */
    public URI management() {
        return fleet.management();
    }

    public URI simulator() {
        return fleet.simulator();
    }

    /** The folder that holds the bucket's objects as files. */
    public Path bucketFolder() {
        return fleet.bucketFolder();
    }

    public Path logs() {
        return fleet.logs();
    }
}
