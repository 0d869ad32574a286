package io.creatorfleet.local;

import io.creatorfleet.backing.Bucket;
import io.creatorfleet.backing.Database;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** A fleet in a folder and on ports of its own, beside whatever else runs on this machine. */
public final class OwnFleet implements AutoCloseable {

    /** The account of ours that the simulator knows. */
    public static final String PLATFORM_USER = SimulatedPlatforms.USER;

    private final FleetFolder folder;
    private final LocalPorts ports;
    private final LocalFleet fleet;
    private final Function<String, Map<String, String>> told;

    private OwnFleet(
            FleetFolder folder, LocalPorts ports, LocalFleet fleet, Function<String, Map<String, String>> told) {
        this.folder = folder;
        this.ports = ports;
        this.fleet = fleet;
        this.told = told;
    }

    /**
     * A fleet that has nothing yet, one service of each kind. What an earlier one left in the folder is stopped and deleted.
     *
     * @param sources what the fleet was built from
     * @param settings for the services and the simulator, as environment variables
     */
    public static OwnFleet in(Path sources, Path path, Map<String, String> settings) {
        return in(sources, path, settings, Layout::plain);
    }

    /** As many copies of each service as that. */
    public static OwnFleet in(Path sources, Path path, Map<String, String> settings, Scale scale) {
        return in(sources, path, settings, ports -> Layout.scaled(ports, scale));
    }

    static OwnFleet in(Path sources, Path path, Map<String, String> settings, Layout.Choice layout) {
        FleetFolder folder = new FleetFolder(sources.toAbsolutePath(), path.toAbsolutePath());
        LocalPorts usual = new LocalPorts(LocalPorts.DEFAULT_BASE);
        Assembly.fleet(folder, layout.on(usual), settings).down(part -> {});
        folder.delete();
        LocalPorts ports = LocalPorts.free(candidate -> Assembly.fleet(folder, layout.on(candidate), settings));
        return new OwnFleet(
                folder,
                ports,
                Assembly.fleet(folder, layout.on(ports), settings),
                module -> Assembly.told(folder, layout.on(ports), settings, module));
    }

    /** Starts all, and returns once it is ready. */
    public void up(Consumer<Part> becameReady) {
        fleet.up(becameReady);
    }

    /** Stops all that runs; its data and logs stay. */
    @Override
    public void close() {
        fleet.down(part -> {});
    }

    public List<Part> services() {
        return fleet.services();
    }

    public Part part(String name) {
        return fleet.part(name);
    }

    /** What another process of the service has to be told to be of this fleet, as environment variables; passwords among them. */
    public Map<String, String> told(String service) {
        return told.apply(service);
    }

    public URI gateway() {
        return local(ports.gateway());
    }

    public URI simulator() {
        return local(ports.simulator());
    }

    /** RabbitMQ's management. */
    URI management() {
        return local(ports.rabbitmq().management());
    }

    /** RabbitMQ's figures, for Prometheus. */
    public URI brokerMetrics() {
        return local(ports.rabbitmq().prometheus());
    }

    public Database database() {
        return ((PostgresPart) part("postgresql")).database();
    }

    /** The bucket that the fleet copies to. */
    public Bucket bucket() {
        return Assembly.bucket(ports, Secrets.in(folder.secrets()));
    }

    /** What the simulator takes for a credential. */
    public String platformToken() {
        return Secrets.in(folder.secrets()).platformToken();
    }

    /** The folder that holds the bucket's objects as files. */
    public Path bucketFolder() {
        return folder.data("s3").resolve("objects").resolve(Assembly.BUCKET);
    }

    Path logs() {
        return folder.path().resolve("logs");
    }

    LocalPorts ports() {
        return ports;
    }

    private static URI local(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
