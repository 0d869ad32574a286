package io.creatorfleet.gateway.analytics;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.gateway.Client;
import io.creatorfleet.gateway.Client.Answer;
import io.creatorfleet.gateway.GatewayTest;
import io.creatorfleet.gateway.Rows;
import io.creatorfleet.task.InvariantStore;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

@GatewayTest
final class RecomputationIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private final JdbcClient jdbc;
    private final InvariantStore invariant;
    private final Client client;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        services.properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    RecomputationIT(@Autowired JdbcClient jdbc, @Autowired InvariantStore invariant, @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.invariant = invariant;
        this.client = new Client(port);
    }

    @Test
    void opensOneJobInTheBackgroundUntilItHasEnded() {
        Answer first = client.post("/api/analytics/recompute");
        JsonNode second = client.post("/api/analytics/recompute").json();

        assertThat(first.status()).isEqualTo(202);
        UUID job = UUID.fromString(first.json().at("/job/id").asString());
        assertThat(first.header("Location")).endsWith("/api/jobs/" + job);
        assertThat(first.json().has("deduplicated")).isFalse();
        assertThat(second.at("/job/id").asString()).isEqualTo(job.toString());
        assertThat(second.get("deduplicated").asBoolean()).isTrue();
        JsonNode report = client.get("/api/jobs/" + job).json();
        assertThat(report.get("purpose").asString()).isEqualTo("recompute");
        assertThat(report.at("/stages/analytics/ready").asLong()).isEqualTo(1);
        assertThat(jdbc.sql("SELECT kind, lane, subject FROM task WHERE job_id = ?")
                        .param(job)
                        .query()
                        .singleRow())
                .isEqualTo(Map.of("kind", "ANALYTICS", "lane", "BACKGROUND", "subject", "creators after 0"));
        assertThat(invariant.violations()).isEmpty();

        Rows.finish(jdbc, job);
        String next =
                client.post("/api/analytics/recompute").json().at("/job/id").asString();
        assertThat(next).isNotEqualTo(job.toString());
    }
}
