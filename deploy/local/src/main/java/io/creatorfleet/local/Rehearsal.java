package io.creatorfleet.local;

import io.creatorfleet.backing.Command;
import io.creatorfleet.backing.Database;
import io.creatorfleet.backing.Databases;
import io.creatorfleet.backing.Ports;
import io.creatorfleet.backing.PostgresServer;
import io.creatorfleet.backing.Readiness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * One run of a service from its start to its end, for its virtual machine to learn from: which classes it needs, linked as
 * they will be, and which methods are busy. It keeps that in a file, from which later starts are faster.
 *
 * <p>The service has a PostgreSQL of its own, and neither RabbitMQ nor a bucket: none of the services waits for those when
 * it starts, and the image is built where neither is.
 */
final class Rehearsal {

    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration LIMIT = Duration.ofMinutes(8);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);
    private static final int REQUESTS = 3000;
    private static final int ACCEPTED = 202;

    private final List<String> java;
    private final int port;
    private final Path gateway;
    private final Path cache;

    /**
     * Makes one, not yet begun.
     *
     * @param java the command that starts the service, which begins with the program {@code java}
     * @param port where the service will answer
     * @param gateway the gateway's application jar, whose command {@code migrate} makes the tables
     * @param cache the file that will hold what was learned
     */
    Rehearsal(List<String> java, int port, Path gateway, Path cache) {
        this.java = java;
        this.port = port;
        this.gateway = gateway;
        this.cache = cache;
    }

    /** Runs the service, and returns once the file is there. */
    void hold() {
        Path folder = temporary();
        String password = UUID.randomUUID().toString();
        PostgresServer server = new PostgresServer(
                folder.resolve("postgresql"),
                folder.resolve("postgresql.log"),
                Ports.free(1).getFirst(),
                "fleet",
                password,
                Map.of("fsync", "off"));
        server.start();
        try {
            Databases databases = new Databases(server.database());
            Database database = databases.createIfAbsent("fleet");
            migrate(database);
            perform(database, folder.resolve("service.log"));
        } finally {
            server.stop();
        }
    }

    private void migrate(Database database) {
        List<String> words = List.of(java.getFirst(), "-jar", gateway.toString(), "migrate");
        new Command(words, GivenServices.variables(database.properties())).run();
    }

    private void perform(Database database, Path log) {
        Process service = start(database, log);
        try {
            new Readiness(java.getLast(), log, service::isAlive, () -> Ports.answers(port)).await(START_LIMIT);
            ask();
        } finally {
            service.destroy();
        }
        awaitEnd(service, log);
    }

    private Process start(Database database, Path log) {
        List<String> words = new ArrayList<>(java);
        words.add(1, "-XX:AOTCacheOutput=" + cache.toAbsolutePath());
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(GivenServices.variables(settings(database)));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not start " + words, e);
        }
    }

    private static Map<String, String> settings(Database database) {
        String nobody = Integer.toString(Ports.free(1).getFirst());
        Map<String, String> settings = new HashMap<>(database.properties());
        settings.put("spring.flyway.enabled", "false");
        settings.putAll(Map.of(
                "spring.rabbitmq.host",
                "127.0.0.1",
                "spring.rabbitmq.port",
                nobody,
                "fleet.s3.endpoint",
                "http://127.0.0.1:" + nobody,
                "fleet.s3.access-key",
                "rehearsal",
                "fleet.s3.secret-key",
                "rehearsal",
                "fleet.s3.bucket",
                Assembly.BUCKET,
                "fleet.instagram.graph.user-id",
                SimulatedPlatforms.USER,
                "fleet.instagram.graph.token",
                "rehearsal",
                "fleet.gateway.public-media-url",
                "http://127.0.0.1:" + nobody,
                "fleet.gateway.local",
                "true"));
        return settings;
    }

    /** Any service for its figures, and a gateway, which is who takes an addition, for what it is asked most. */
    private void ask() {
        List.of("/actuator/health/readiness", "/actuator/prometheus", "/api/jobs", "/ready")
                .forEach(path -> Http.succeeds(address(path)));
        if (isAccepted(0)) {
            long accepted = IntStream.range(1, REQUESTS)
                    .parallel()
                    .filter(this::isAccepted)
                    .count();
            System.out.printf("%d of %d additions were accepted%n", accepted + 1, REQUESTS);
        }
    }

    private boolean isAccepted(int number) {
        HttpRequest addition = HttpRequest.newBuilder(URI.create(address("/api/instagram/creator/add")))
                .header("Content-Type", "application/json")
                .timeout(ANSWER_LIMIT)
                .POST(BodyPublishers.ofString("{\"username\": \"rehearsal.%d\"}".formatted(number)))
                .build();
        try {
            return Http.send(addition).statusCode() == ACCEPTED;
        } catch (IOException unanswered) {
            return false;
        }
    }

    private String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    private void awaitEnd(Process service, Path log) {
        try {
            boolean ended = service.waitFor(LIMIT);
            if (!ended || !Files.exists(cache)) {
                throw new IllegalStateException(
                        "The rehearsal left no %s; what the service said:%n%s".formatted(cache, Files.readString(log)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + log, e);
        } catch (InterruptedException ending) {
            service.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("fleet-rehearsal-");
        } catch (IOException e) {
            throw new UncheckedIOException("Could not create a folder for the rehearsal", e);
        }
    }
}
