package io.creatorfleet.local;

import io.creatorfleet.backing.Broker;
import io.creatorfleet.backing.Bucket;
import io.creatorfleet.backing.RabbitPackage;
import io.creatorfleet.backing.S3Server;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Puts a local fleet together: which parts it has, and what each is told about the others. */
final class Assembly {

    static final String BUCKET = "media";
    private static final String GATEWAY = "api-gateway";

    private final FleetFolder folder;
    private final Layout layout;
    private final LocalPorts ports;
    private final Secrets secrets;
    private final GivenServices given;
    private final List<Part> backing = new ArrayList<>();
    private final Map<String, String> properties = new HashMap<>();
    private Function<String, Map<String, String>> logins = module -> Map.of();

    private Assembly(FleetFolder folder, Layout layout, GivenServices given) {
        this.folder = folder;
        this.layout = layout;
        this.ports = layout.ports();
        this.secrets = Secrets.in(folder.secrets());
        this.given = given;
    }

    /** A fleet in the folder, laid out so, with what the environment gives. */
    static LocalFleet fleet(FleetFolder folder, Layout layout, Map<String, String> environment) {
        Assembly assembly = whole(folder, layout, environment);
        return new LocalFleet(List.copyOf(assembly.backing), assembly.services());
    }

    /** What a service of that fleet is told of all that is not a service, as environment variables. */
    static Map<String, String> told(FleetFolder folder, Layout layout, Map<String, String> environment, String module) {
        Assembly assembly = whole(folder, layout, environment);
        Map<String, String> told = new HashMap<>(
                assembly.given.complete(module.equals(GATEWAY) ? assembly.gateway() : assembly.properties));
        told.putAll(assembly.logins.apply(module));
        return told;
    }

    private static Assembly whole(FleetFolder folder, Layout layout, Map<String, String> environment) {
        Assembly assembly = new Assembly(folder, layout, new GivenServices(environment));
        assembly.addPostgresql();
        assembly.addRabbitmq();
        assembly.addS3();
        assembly.addSimulator();
        return assembly;
    }

    /** What a process of the module in that fleet has to be told of its database and its bucket, with what the environment gives. */
    static Map<String, String> environment(
            FleetFolder folder, Layout layout, Map<String, String> environment, String module) {
        Assembly assembly = new Assembly(folder, layout, new GivenServices(environment));
        assembly.addPostgresql();
        assembly.addS3();
        Map<String, String> told = new HashMap<>(environment);
        told.putAll(assembly.given.complete(assembly.properties));
        told.putAll(assembly.logins.apply(module));
        return told;
    }

    private void addPostgresql() {
        if (!given.postgresql()) {
            PostgresPart part = new PostgresPart(folder, ports.postgresql(), secrets);
            logins = module -> part.login(layout.entrances().postgresql(), module);
            backing.add(part);
        }
    }

    private void addRabbitmq() {
        if (given.rabbitmq()) {
            return;
        }
        boolean own = RabbitPackage.installed().isPresent() || RabbitPackage.canInstall();
        backing.add(
                own || !RabbitContainerPart.isPossible()
                        ? new RabbitPart(folder, ports.rabbitmq(), secrets.rabbitmq())
                        : new RabbitContainerPart(folder, ports.rabbitmq(), secrets.rabbitmq()));
        Broker broker = new Broker("127.0.0.1", layout.entrances().rabbitmq().amqp(), "fleet", secrets.rabbitmq(), "/");
        properties.putAll(broker.properties());
    }

    private void addS3() {
        if (given.s3()) {
            return;
        }
        Bucket bucket = bucket(layout.entrances(), secrets);
        properties.putAll(bucket.properties());
        properties.put("fleet.gateway.public-media-url", bucket.endpoint() + "/" + BUCKET);
        String data = folder.data("s3").toString();
        List<String> arguments = List.of("s3-server", "--folder", data, "--port", Integer.toString(ports.s3()));
        backing.add(new JavaPart(
                folder,
                new JavaPart.Plan(
                        "s3",
                        "deploy/local",
                        given.fileOptions(),
                        ports.s3(),
                        "/healthz",
                        arguments,
                        given.complete(bucket.properties()))));
    }

    /** The bucket of the S3 server that is reached over these ports. */
    static Bucket bucket(LocalPorts entrances, Secrets secrets) {
        return new Bucket(
                URI.create("http://127.0.0.1:" + entrances.s3()),
                S3Server.REGION,
                secrets.s3AccessKey(),
                secrets.s3SecretKey(),
                BUCKET);
    }

    private void addSimulator() {
        if (given.platform()) {
            return;
        }
        SimulatedPlatforms platforms = new SimulatedPlatforms(ports.simulator(), secrets.platformToken());
        properties.putAll(platforms.properties());
        if (!given.reddit()) {
            properties.putAll(platforms.reddit());
        }
        backing.add(
                service("simulator", "deploy/simulator", ports.simulator(), "/actuator/health", platforms.settings()));
    }

    private List<Part> services() {
        return Scale.SERVICES.stream()
                .flatMap(service -> layout.copies(service).stream())
                .map(this::part)
                .toList();
    }

    private Part part(Layout.Copy copy) {
        LocalPorts own = copy.ports();
        return switch (copy.service()) {
            case "profile-worker" -> worker(copy, own.profileWorker());
            case "content-worker" -> worker(copy, own.contentWorker());
            case "media-worker" -> worker(copy, own.mediaWorker());
            default -> service(copy.name(), copy.service(), own.gateway(), "/ready", gateway());
        };
    }

    /** It listens to this machine alone, whose people need no key. */
    private Map<String, String> gateway() {
        Map<String, String> settings = new HashMap<>(properties);
        settings.put("fleet.gateway.local", "true");
        return settings;
    }

    private Part worker(Layout.Copy copy, int port) {
        return service(copy.name(), copy.service(), port, "/actuator/health", properties);
    }

    /** Heaps as on hosts. The services that no file goes through wait more than they work: the smaller compiler is enough. */
    private List<String> options(String module) {
        return switch (module) {
            case GATEWAY -> List.of("-Xmx160m", "-Dspring.aot.enabled=true");
            case "profile-worker" -> List.of("-Xmx96m");
            case "content-worker" -> List.of("-Xmx128m");
            default -> given.fileOptions();
        };
    }

    private Part service(String name, String module, int port, String readyPath, Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(given.environment());
        environment.putAll(given.complete(settings));
        environment.putAll(logins.apply(module));
        environment.put("FLEET_WORKER_NAME", name + "@local");
        List<String> arguments = List.of("--server.port=" + port, "--server.address=127.0.0.1");
        return new JavaPart(
                folder, new JavaPart.Plan(name, module, options(module), port, readyPath, arguments, environment));
    }
}
