package io.creatorfleet.gateway.jobs;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.gateway.Client;
import io.creatorfleet.gateway.Client.Answer;
import io.creatorfleet.gateway.GatewayTest;
import io.creatorfleet.gateway.Rows;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Clients that wait for the end of a job, or follow it there. */
@GatewayTest
final class WatchedJobIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private final JdbcClient jdbc;
    private final Client client;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        services.properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    WatchedJobIT(@Autowired JdbcClient jdbc, @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.client = new Client(port);
    }

    @Test
    void answersWithTheFinishedJobWhenItEndsInTime() {
        CompletableFuture<Answer> answer =
                CompletableFuture.supplyAsync(() -> client.add("patient", "Prefer", "respond-async, wait=30"));
        Rows.finish(jdbc, awaitJob("patient"));

        assertThat(answer.join().status()).isEqualTo(200);
        assertThat(answer.join().header("Preference-Applied")).isEqualTo("wait=30");
        assertThat(answer.join().json().get("state").asString()).isEqualTo("succeeded");
    }

    @Test
    void answersWithTheAcceptedJobWhenItDoesNotEndInTime() {
        Answer answer = client.add("impatient", "Prefer", "wait=1");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("Preference-Applied")).isEqualTo("wait=1");
        assertThat(answer.header("Location")).startsWith("/api/jobs/");
        assertThat(answer.json().at("/creator/status").asString()).isEqualTo("accepted");
    }

    @Test
    void streamsAJobToItsEnd() throws Exception {
        UUID job = add("streamed");
        HttpResponse<Stream<String>> stream = events(job);
        List<String> lines = new ArrayList<>();
        boolean finished = false;
        for (String line : (Iterable<String>) stream.body()::iterator) {
            lines.add(line);
            if (!finished && line.startsWith(":")) {
                Rows.finish(jdbc, job);
                finished = true;
            }
        }

        List<String> ids = lines.stream().filter(line -> line.startsWith("id:")).toList();
        List<String> data =
                lines.stream().filter(line -> line.startsWith("data:")).toList();
        assertThat(stream.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        assertThat(ids).hasSameSizeAs(data).doesNotHaveDuplicates();
        assertThat(data.getFirst()).contains("\"state\":\"accepted\"");
        assertThat(data.getLast()).contains("\"state\":\"succeeded\"");
    }

    @Test
    void resumesAStreamAfterTheLastEventSeen() throws Exception {
        UUID job = add("resumed");
        String seen;
        try (Stream<String> lines = events(job).body()) {
            seen = lines.filter(line -> line.startsWith("id:"))
                    .findFirst()
                    .orElseThrow()
                    .substring(3)
                    .strip();
        }
        HttpResponse<Stream<String>> resumed = events(job, "Last-Event-ID", seen);
        Rows.finish(jdbc, job);
        List<String> lines =
                resumed.body().filter(line -> !line.startsWith(":")).toList();

        assertThat(lines).filteredOn(line -> line.startsWith("data:")).hasSize(1);
        String last = lines.stream()
                .filter(line -> line.startsWith("id:"))
                .findFirst()
                .orElseThrow()
                .substring(3)
                .strip();
        assertThat(last).isNotEqualTo(seen);
        assertThat(events(job, "Last-Event-ID", last).statusCode()).isEqualTo(204);
    }

    private UUID add(String username) {
        return UUID.fromString(client.add(username).json().at("/job/id").asString());
    }

    private UUID awaitJob(String subject) {
        return await().until(
                        () -> jdbc.sql("SELECT id FROM job WHERE subject = :subject")
                                .param("subject", subject)
                                .query(UUID.class)
                                .optional(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private HttpResponse<Stream<String>> events(UUID job, String... headers) throws Exception {
        return client.http()
                .send(client.request("/api/jobs/" + job + "/events", headers).build(), BodyHandlers.ofLines());
    }
}
