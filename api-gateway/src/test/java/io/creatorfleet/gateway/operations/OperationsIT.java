package io.creatorfleet.gateway.operations;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static io.creatorfleet.backing.BackingService.RABBITMQ;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.gateway.Client;
import io.creatorfleet.gateway.Client.Answer;
import io.creatorfleet.gateway.GatewayTest;
import io.creatorfleet.gateway.Rows;
import io.creatorfleet.task.BacklogStore;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

@GatewayTest
final class OperationsIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL, RABBITMQ);

    private final JdbcClient jdbc;
    private final Client client;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        services.properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    OperationsIT(@Autowired JdbcClient jdbc, @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.client = new Client(port);
    }

    @Test
    void isWellWhenEverythingAnswers() {
        Answer health = client.get("/health");

        assertThat(health.status()).isEqualTo(200);
        assertThat(health.json().get("status").asString()).isEqualTo("up");
        assertThat(health.json().at("/dependencies/postgresql/status").asString())
                .isEqualTo("up");
        assertThat(health.json().at("/dependencies/rabbitmq/status").asString()).isEqualTo("up");
        assertThat(client.get("/ready").status()).isEqualTo(200);
        assertThat(client.get("/alive").status()).isEqualTo(200);
    }

    @Test
    void countsWhatIsHeld() {
        client.add("stats");
        long creator = Rows.creator(jdbc, "stats", 1, null);
        Rows.stored(jdbc, creator, null, "stats/picture", 99);

        JsonNode stats = client.get("/api/stats").json();

        assertThat(stats.at("/creators/0/platform").asString()).isEqualTo("instagram");
        assertThat(stats.at("/creators/0/total").asLong()).isEqualTo(1);
        assertThat(stats.at("/media/0/state").asString()).isEqualTo("stored");
        assertThat(stats.get("bytes_stored").asLong()).isEqualTo(99);
        assertThat(stats.get("jobs")).isNotEmpty();
        assertThat(stats.get("workers").get(0).get("name").asString()).startsWith("api-gateway@");
    }

    @Test
    void pausesAndResumesAKind() {
        Answer paused = client.post("/api/queues/media/pause", "{\"reason\": \"bucket is full\"}");
        Answer listed = client.get("/api/queues");
        Answer resumed = client.post("/api/queues/media/resume");

        assertThat(paused.status()).isEqualTo(200);
        assertThat(listed.json().at("/paused/0/scope").asString()).isEqualTo("kind");
        assertThat(listed.json().at("/paused/0/name").asString()).isEqualTo("media");
        assertThat(listed.json().at("/paused/0/reason").asString()).isEqualTo("bucket is full");
        assertThat(resumed.json().get("changed").asBoolean()).isTrue();
        assertThat(resumed.json().get("paused")).isEmpty();
        assertThat(client.post("/api/queues/odd/pause", "{\"reason\": \"x\"}").status())
                .isEqualTo(404);
        assertThat(client.post("/api/queues/media/pause", "{}").status()).isEqualTo(400);
    }

    /** One that is over would end the pause in force. */
    @ParameterizedTest
    @ValueSource(strings = {"2025-01-01T00:00:00Z", "+10000-01-01T00:00:00Z"})
    void refusesAPauseThatIsOverOrBeyondAllCalendars(String until) {
        client.post("/api/queues/media/pause", "{\"reason\": \"bucket is full\"}");

        Answer refused =
                client.post("/api/queues/media/pause", "{\"reason\": \"a while\", \"until\": \"%s\"}".formatted(until));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("detail").asString()).contains(until, "later than now");
        assertThat(client.get("/api/queues").json().at("/paused/0/reason").asString())
                .isEqualTo("bucket is full");
        client.post("/api/queues/media/resume", "");
    }

    @Test
    void showsBudgetsAndWhyAnUpstreamIsPaused() {
        jdbc.sql(
                        "INSERT INTO budget (credential, upstream, capacity, per_second, tokens, used) VALUES ('main', 'instagram', 10, 0.05, 4, 6)")
                .update();
        jdbc.sql(
                        "INSERT INTO pause (scope, name, source, reason, until) VALUES ('UPSTREAM', 'instagram', 'PLATFORM', 'throttled', clock_timestamp() + INTERVAL '1 hour')")
                .update();
        JsonNode upstreams = client.get("/api/upstreams").json();
        jdbc.sql("DELETE FROM pause").update();

        assertThat(upstreams.at("/upstreams/0/credential").asString()).isEqualTo("main");
        assertThat(upstreams.at("/upstreams/0/used").asLong()).isEqualTo(6);
        assertThat(upstreams.at("/upstreams/0/left").asDouble()).isBetween(4.0, 5.0);
        assertThat(upstreams.at("/paused/0/reason").asString()).isEqualTo("throttled");
        assertThat(upstreams.at("/paused/0/until").asString()).endsWith("Z");
    }

    @Test
    void describesItself() {
        Answer description = client.get("/v3/api-docs");

        assertThat(description.status()).isEqualTo(200);
        assertThat(description.json().get("openapi").asString()).startsWith("3.1");
        assertThat(description.json().get("paths").propertyNames())
                .contains("/api/instagram/creator/add", "/api/jobs/{id}", "/api/instagram/creator/{name}/verify");
        assertThat(client.get("/docs").status()).isEqualTo(302);
        assertThat(client.get(client.get("/docs").header("Location")).body()).contains("swagger");
        assertThat(client.get("/actuator/prometheus").body()).contains("jvm_memory");
    }

    @Test
    void showsTheLedgerAsMetrics(@Autowired LedgerMeters meters, @Autowired BacklogStore backlog) {
        client.add("measured");
        backlog.recount(Duration.ZERO);
        meters.readInvariant();

        // The age is told by queue, and the first task of a kind waits until a dispatcher has found that it needs one.
        await().untilAsserted(() -> {
            meters.read();
            assertThat(client.get("/actuator/prometheus").body())
                    .containsPattern("fleet_tasks\\{.*kind=\"profile\",lane=\"interactive\",state=\"ready\".*} [1-9]")
                    .contains("fleet_tasks_oldest_age_seconds{")
                    .containsPattern("fleet_invariant_violations(\\{.*})? 0");
        });
    }

    @Test
    void answersWhatItDoesNotHaveWithProblems() {
        Answer unknown = client.get("/api/nothing");
        Answer method = client.post("/api/stats");

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.header("Content-Type")).startsWith("application/problem+json");
        assertThat(unknown.json().get("error").asString()).isEqualTo("There is nothing at /api/nothing");
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.json().get("success").asBoolean()).isFalse();
        assertThat(unknown.body() + method.body()).doesNotContain("Exception", "trace");
    }
}
