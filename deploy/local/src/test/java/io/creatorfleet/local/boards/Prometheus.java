package io.creatorfleet.local.boards;

import io.creatorfleet.backing.Command;
import io.creatorfleet.backing.Ports;
import io.creatorfleet.backing.ProcessRecord;
import io.creatorfleet.backing.PrometheusPackage;
import io.creatorfleet.backing.Readiness;
import io.creatorfleet.local.JsonClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/** A Prometheus with the configuration for hosts and the rules of a deployment, which looks every second. */
final class Prometheus implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Path folder;
    private final ProcessRecord process;
    private final JsonClient client;

    /** One that does not run yet; what an earlier one left in the folder is stopped. */
    Prometheus(Path folder) {
        this.folder = folder.toAbsolutePath();
        this.process = new ProcessRecord(this.folder.resolve("process"));
        this.client =
                new JsonClient(URI.create("http://127.0.0.1:" + Ports.free(1).getFirst()), LIMIT);
        close();
    }

    /**
     * Starts it.
     *
     * @param targets addresses by the name of the file that the configuration reads them from
     */
    void watch(Map<String, List<String>> targets) {
        try {
            configure(targets);
        } catch (IOException failure) {
            throw new UncheckedIOException("Could not configure Prometheus in " + folder, failure);
        }
        start();
    }

    private void configure(Map<String, List<String>> targets) throws IOException {
        FileSystemUtils.deleteRecursively(folder);
        Files.createDirectories(folder.resolve("targets"));
        FileSystemUtils.copyRecursively(Rules.FOLDER.resolve("rules"), folder.resolve("rules"));
        String configuration = Files.readString(Rules.FOLDER.resolve("hosts.yml"));
        Files.writeString(folder.resolve("hosts.yml"), configuration.replace("_interval: 15s", "_interval: 1s"));
        for (var job : targets.entrySet()) {
            String addresses = job.getValue().stream().map(a -> '"' + a + '"').collect(Collectors.joining(", "));
            Files.writeString(
                    folder.resolve("targets").resolve(job.getKey() + ".yml"), "- targets: [%s]%n".formatted(addresses));
        }
    }

    private void start() {
        Path log = folder.resolve("prometheus.log");
        ProcessHandle started = Command.of(
                        PrometheusPackage.server().toString(),
                        "--config.file=" + folder.resolve("hosts.yml"),
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=" + client.server().getAuthority(),
                        "--log.level=warn")
                .detach(log);
        process.write(started);
        new Readiness(
                        "Prometheus",
                        log,
                        started::isAlive,
                        () -> client.get("/-/ready").succeeded())
                .await(LIMIT);
    }

    /** What an expression comes to now; it fails when it cannot be understood. */
    List<JsonNode> query(String expression) {
        String encoded = URLEncoder.encode(expression, StandardCharsets.UTF_8);
        JsonClient.Answer answer = client.get("/api/v1/query?query=" + encoded);
        if (!answer.succeeded()) {
            throw new IllegalArgumentException("%s: %s".formatted(expression, answer.text()));
        }
        return answer.body().path("data").path("result").valueStream().toList();
    }

    /** Whether an expression comes to a number at least once. */
    boolean shows(String expression) {
        return query(expression).stream()
                .map(series -> series.path("value").path(1).asString())
                .anyMatch(value -> !value.equals("NaN"));
    }

    /** The names of all metrics it has seen. */
    Set<String> metrics() {
        return client.get("/api/v1/label/__name__/values")
                .expectSuccess()
                .body()
                .path("data")
                .valueStream()
                .map(JsonNode::asString)
                .collect(Collectors.toSet());
    }

    /** Its rules, as it evaluated them last. */
    List<JsonNode> rules() {
        return client.get("/api/v1/rules")
                .expectSuccess()
                .body()
                .path("data")
                .path("groups")
                .valueStream()
                .flatMap(group -> group.path("rules").valueStream())
                .toList();
    }

    @Override
    public void close() {
        process.stop(LIMIT);
    }
}
