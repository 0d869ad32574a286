package io.creatorfleet.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the services write into their logs while everything that they need fails, in both forms. */
class LogsIT {

    private static final Path FOLDER = Path.of("target", "logging-fleet");
    private static final String API_KEY = "canary-4f1d8c2ab90e4d35a7c6";
    private static final String UNKNOWN_KEY = "canary-c06bd3a12f7e48f9b5d1";
    private static final String[] CLIENT = {"X-API-Key", API_KEY, "X-Request-Id", "request-of-the-test"};
    private static final List<String> PASSING_FAULTS =
            List.of("SERVER_ERROR", "TRANSIENT", "CDN_ERROR", "CDN_HTML", "CDN_CUT", "CDN_EXPIRED");
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final JsonMapper JSON = new JsonMapper();

    private static final List<String> canaries = new ArrayList<>(List.of(API_KEY, UNKNOWN_KEY));
    private static final List<String> objects = new ArrayList<>();
    private static final List<String> readable = new ArrayList<>();

    /** All has failed and been mended again; each service said it in both forms. */
    @BeforeAll
    static void troubleAFleet() throws IOException {
        Path files = FOLDER.resolve("readable").toAbsolutePath();
        OwnFleet fleet = OwnFleet.in(
                Path.of("..", ".."),
                FOLDER,
                Map.of(
                        "LOGGING_STRUCTURED_FORMAT_CONSOLE", "ecs",
                        "LOGGING_FILE_NAME", files + "/${spring.application.name}.log",
                        "FLEET_RETRY_MALFORMED_ATTEMPTS", "2",
                        "SIMULATOR_IMAGESIZE_MIN", "2KB",
                        "SIMULATOR_IMAGESIZE_MAX", "30KB",
                        "SIMULATOR_VIDEOSIZE_MIN", "5KB",
                        "SIMULATOR_VIDEOSIZE_MAX", "60KB"));
        try (fleet) {
            fleet.up(part -> {});
            new Trouble(fleet).befall();
            canaries.addAll(secretsOf(fleet));
        }
        for (Part service : fleet.services()) {
            objects.addAll(Files.readAllLines(service.log()));
            readable.addAll(Files.readAllLines(files.resolve(service.name() + ".log")));
        }
    }

    @Test
    void holdNoSecret() {
        assertThat(canaries).hasSizeGreaterThan(100).noneMatch(String::isBlank);
        assertThat(List.of(objects, readable))
                .allSatisfy(lines -> assertThat(lines)
                        .hasSizeGreaterThan(20)
                        .noneMatch(line -> canaries.stream().anyMatch(line::contains)));
    }

    @Test
    void areReadable() {
        assertThat(readable).noneMatch(line -> line.startsWith("{"));
        assertThat(readable).anyMatch(line -> line.matches(".*] media \\d+ instagram/logged .*is tried again in .*"));
        assertThat(readable).anyMatch(line -> line.matches(".*] request-of-the-test .*was answered 503.*"));
    }

    @Test
    void areObjectsOfTheElasticCommonSchemaIfAskedFor() {
        List<JsonNode> lines = objects.stream().map(JSON::readTree).toList();
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.path("@timestamp").asString()).isNotEmpty();
            assertThat(line.at("/log/level").asString()).isIn("INFO", "WARN", "ERROR");
            assertThat(line.at("/service/name").asString()).matches("api-gateway|.+-worker");
            assertThat(line.at("/service/node/name").asString()).isNotEmpty();
        });
        assertThat(lines.stream().filter(line -> line.path("message").asString().contains("is tried again in")))
                .isNotEmpty()
                .allSatisfy(line -> {
                    assertThat(line.path("job").asString()).hasSize(36);
                    assertThat(line.path("task").asString()).matches("\\d+");
                    assertThat(line.path("kind").asString()).isNotEmpty();
                    assertThat(line.path("creator").asString()).matches("(instagram|reddit)/.+");
                });
        assertThat(lines.stream().filter(line -> line.path("message").asString().contains("was answered 503")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.path("request").asString()).isEqualTo("request-of-the-test"));
    }

    /** Those that were drawn for it, the signature of each link, and the token that Reddit gave. */
    private static List<String> secretsOf(OwnFleet fleet) {
        Secrets drawn = Secrets.in(FOLDER.resolve("secrets.properties"));
        List<String> secrets = new ArrayList<>(
                List.of(drawn.postgresql(), drawn.rabbitmq(), drawn.s3SecretKey(), drawn.platformToken()));
        secrets.addAll(Query.texts(
                fleet.database(), "SELECT substring(link FROM 'oh=([^&]+)') FROM media WHERE link LIKE '%oh=%'"));
        secrets.addAll(Query.texts(fleet.database(), "SELECT token FROM access_token WHERE token IS NOT NULL"));
        return secrets;
    }

    /** What befalls a fleet: each of its parts away once, each of its platforms at fault. */
    private record Trouble(OwnFleet fleet, JsonClient gateway, JsonClient simulator, Creators creators) {

        Trouble(OwnFleet fleet) {
            this(fleet, client(fleet.gateway()), client(fleet.simulator()), new Creators(client(fleet.gateway())));
        }

        private static JsonClient client(URI server) {
            return new JsonClient(server, Duration.ofMinutes(1));
        }

        void befall() {
            giveAKey();
            PASSING_FAULTS.forEach(fault -> fault(fault, 2));
            String job = addWithoutABucket();
            creators.awaitEnd(creators.add("thisuserdoesnotexist123456789"));
            fleet.part("rabbitmq").stop();
            fleet.part("rabbitmq").start();
            loseTheDatabase();
            askInVain();
            creators.awaitEnd(job);
            bury();
            refuseTheToken("TOKEN_REFUSED", "reddit", () -> creators.addToReddit("user", "{\"username\": \"any\"}"));
            refuseTheToken("TOKEN_EXPIRED", "instagram", () -> creators.add("smallaccount.refused"));
            assertThat(Query.number(fleet.database(), "SELECT count(*) FROM task WHERE traceparent IS NOT NULL"))
                    .as("traces without a collector")
                    .isZero();
        }

        private void giveAKey() {
            Query.change(
                    fleet.database(),
                    "INSERT INTO api_key (name, role, sha256, beginning) VALUES ('logged', 'CLIENT', sha256('%s'), 'canary')"
                            .formatted(API_KEY));
            // A new key is not looked for while the gateway has just read them all.
            await().atMost(SOON)
                    .until(() -> gateway.post("/api/instagram/creator/add", "{}", CLIENT)
                                    .status()
                            == 400);
        }

        private void fault(String kind, int times) {
            simulator
                    .post("/control/faults", "{\"fault\": \"%s\", \"times\": %d}".formatted(kind, times))
                    .expectSuccess();
        }

        private String addWithoutABucket() {
            fleet.part("s3").stop();
            String job = creators.add("logged");
            awaitFailure("message LIKE 'The bucket %'");
            fleet.part("s3").start();
            return job;
        }

        private void loseTheDatabase() {
            fleet.part("postgresql").stop();
            await().atMost(SOON)
                    .until(() -> gateway.post("/api/instagram/creator/add", "{\"username\": \"any\"}", CLIENT)
                                    .status()
                            == 503);
            fleet.part("postgresql").start();
            await().atMost(SOON).until(() -> gateway.get("/api/jobs").succeeded());
        }

        private void askInVain() {
            assertThat(gateway.post("/api/instagram/creator/add", "{\"token\": \"" + API_KEY, CLIENT)
                            .status())
                    .isEqualTo(400);
            assertThat(gateway.get("/api/jobs/none?api_key=" + API_KEY).status())
                    .isEqualTo(404);
            assertThat(gateway.post("/api/jobs/none/cancel", "{}", "Authorization", "Bearer " + UNKNOWN_KEY)
                            .status())
                    .isEqualTo(401);
        }

        private void bury() {
            fault("TRUNCATED_JSON", 2);
            creators.awaitEnd(creators.add("smallaccount.buried"));
            awaitFailure("failure = 'Malformed'");
            simulator.delete("/control/faults").expectSuccess();
        }

        private void refuseTheToken(String fault, String upstream, Supplier<String> add) {
            fault(fault, 1);
            String job = add.get();
            String pauses = "SELECT count(*) FROM pause WHERE name = '%s'".formatted(upstream);
            await().atMost(SOON).until(() -> Query.number(fleet.database(), pauses) > 0);
            gateway.post("/api/upstreams/" + upstream + "/resume", "{}").expectSuccess();
            creators.awaitEnd(job);
        }

        private void awaitFailure(String which) {
            String failures = "SELECT count(*) FROM task_failure WHERE " + which;
            await().atMost(SOON).until(() -> Query.number(fleet.database(), failures) > 0);
        }
    }
}
