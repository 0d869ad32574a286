package io.creatorfleet.backing;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.containers.wait.strategy.WaitAllStrategy;

/**
 * Where this process's servers come from, each started once and stopped with the process.
 *
 * <p>First choice is a server given in the environment, then a container, then a local process. The S3 server is never a
 * container: it runs in this process.
 */
final class Origin {

    private static final String USERNAME = "fleet";
    private static final Map<String, String> THROWAWAY =
            Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off");

    private Origin() {}

    /** A new database; a given server is left as it was found, the others are thrown away whole. */
    static Database database(String name) {
        Databases server = OfDatabases.SERVER;
        Database created = server.create(name);
        if (Given.database().isPresent()) {
            atExit(() -> server.drop(name));
        }
        return created;
    }

    static Broker virtualHost(String name) {
        VirtualHosts server = OfVirtualHosts.SERVER;
        Broker created = server.create(name);
        if (Given.virtualHosts().isPresent()) {
            atExit(() -> server.delete(name));
        }
        return created;
    }

    static void allowToConfigure(String virtualHost, String pattern) {
        OfVirtualHosts.SERVER.allowToConfigure(virtualHost, pattern);
    }

    static Bucket bucket(String name) {
        Buckets store = OfBuckets.SERVER;
        Bucket created = store.create(name);
        if (Given.bucket().isPresent()) {
            atExit(() -> store.delete(name));
        }
        return created;
    }

    private static final class OfDatabases {
        static final Databases SERVER = new Databases(
                Given.database().orElseGet(() -> Docker.answers() ? postgresContainer() : postgresProcess()));
    }

    private static final class OfVirtualHosts {
        static final VirtualHosts SERVER =
                Given.virtualHosts().orElseGet(() -> Docker.answers() ? rabbitContainer() : rabbitProcess());
    }

    private static final class OfBuckets {
        static final Buckets SERVER = new Buckets(Given.bucket().orElseGet(Origin::s3Server));
    }

    private static Database postgresProcess() {
        Path folder = Folders.temporary("postgresql");
        PostgresServer server = new PostgresServer(
                folder, folder.resolve("postgresql.log"), Ports.free(1).getFirst(), USERNAME, secret(), THROWAWAY);
        atExit(() -> {
            server.kill();
            Folders.delete(folder);
        });
        server.start();
        return server.database();
    }

    @SuppressWarnings("resource") // ends with the process
    private static Database postgresContainer() {
        String password = secret();
        GenericContainer<?> container = new GenericContainer<>("postgres:18")
                .withEnv(Map.of("POSTGRES_USER", USERNAME, "POSTGRES_PASSWORD", password, "POSTGRES_DB", "postgres"))
                .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=200")
                .withExposedPorts(5432)
                .waitingFor(Wait.forLogMessage(".*database system is ready to accept connections.*\\s", 2));
        start(container);
        String url = "jdbc:postgresql://%s:%d/postgres".formatted(container.getHost(), container.getMappedPort(5432));
        return new Database(url, USERNAME, password);
    }

    private static VirtualHosts rabbitProcess() {
        Path folder = Folders.temporary("rabbitmq");
        RabbitNode node =
                new RabbitNode(folder, folder.resolve("rabbitmq.log"), RabbitPorts.free(), USERNAME, secret());
        atExit(() -> {
            node.kill();
            Folders.delete(folder);
        });
        node.start();
        return node.virtualHosts();
    }

    @SuppressWarnings("resource") // ends with the process
    private static VirtualHosts rabbitContainer() {
        String password = secret();
        GenericContainer<?> container = new GenericContainer<>("rabbitmq:4.3-management")
                .withEnv(Map.of("RABBITMQ_DEFAULT_USER", USERNAME, "RABBITMQ_DEFAULT_PASS", password))
                .withExposedPorts(5672, 15672)
                .waitingFor(new WaitAllStrategy()
                        .withStrategy(Wait.forLogMessage(".*Server startup complete.*", 1))
                        .withStrategy(
                                Wait.forHttp("/api/vhosts").forPort(15672).withBasicCredentials(USERNAME, password)));
        start(container);
        Broker broker = new Broker(container.getHost(), container.getMappedPort(5672), USERNAME, password, "/");
        URI management = URI.create("http://" + container.getHost() + ":" + container.getMappedPort(15672));
        return new VirtualHosts(management, broker);
    }

    private static Bucket s3Server() {
        Path folder = Folders.temporary("s3");
        S3Server server = new S3Server(folder, 0, USERNAME, secret());
        atExit(() -> {
            server.close();
            Folders.delete(folder);
        });
        server.start();
        return server.bucket("");
    }

    private static void start(GenericContainer<?> container) {
        atExit(container::stop);
        container.start();
    }

    private static void atExit(Runnable action) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(action));
    }

    private static String secret() {
        return UUID.randomUUID().toString();
    }
}
