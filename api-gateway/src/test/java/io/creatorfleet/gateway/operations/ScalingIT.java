package io.creatorfleet.gateway.operations;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.gateway.Client;
import io.creatorfleet.gateway.GatewayTest;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

@GatewayTest
final class ScalingIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private final JdbcClient jdbc;
    private final Client client;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        services.properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    ScalingIT(@Autowired JdbcClient jdbc, @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.client = new Client(port);
    }

    /** 7,200 tasks wait in the interactive lane of a kind, of which one worker concludes four a second. */
    @BeforeEach
    void measure() {
        jdbc.sql("""
                DELETE FROM task_count; DELETE FROM queue_measure; DELETE FROM budget_measure; DELETE FROM task;
                DELETE FROM job; DELETE FROM queue; DELETE FROM pause; DELETE FROM budget;
                DELETE FROM worker WHERE name IN ('one', 'old');
                INSERT INTO worker (name, abilities, seen_at)
                VALUES ('one', '{MEDIA:1,PROFILE:1}', now() + INTERVAL '1 h'), ('old', '{MEDIA:1}', now() - INTERVAL '1 min');
                INSERT INTO task_count (kind, route, state, tasks, counted_at)
                SELECT kind, 'INTERACTIVE', 'READY', 7200, now() FROM unnest(ARRAY['MEDIA', 'PROFILE']) kind;
                INSERT INTO queue_measure (kind, route, measured_at, seconds, concluded, waiting, loaded, workers)
                SELECT kind, 'INTERACTIVE', now() - make_interval(secs => 15 * n), 15, 60, 7200, true, 1
                  FROM unnest(ARRAY['MEDIA', 'PROFILE']) kind, generate_series(0, 3) n
                """).update();
    }

    @Test
    void recommendsWorkersForTheBacklogAndSaysWhy() {
        JsonNode media = recommendation("media");

        assertThat(media.get("workers").asInt()).isEqualTo(1);
        assertThat(media.get("recommended").asInt()).isEqualTo(2);
        assertThat(media.get("lane").asString()).isEqualTo("interactive");
        assertThat(media.get("backlog").asLong()).isEqualTo(7200);
        assertThat(media.get("rate").asDouble()).isEqualTo(4);
        assertThat(media.get("rate_per_worker").asDouble()).isEqualTo(4);
        assertThat(media.get("objective_seconds").asLong()).isEqualTo(900);
        assertThat(media.get("drain_seconds").asDouble()).isEqualTo(1800);
        assertThat(media.get("reason").asString()).isEqualTo("7200 open tasks at 4.00 a second each within 900 s");
        assertThat(recommendation("purge").get("reason").asString()).isEqualTo("nothing waits");
    }

    /** 3.2 calls a second are allowed, and about as many were made since a minute ago. */
    @Test
    void neverScalesIntoABudgetThatIsUsedUp() {
        waitFor("instagram");
        jdbc.sql("""
                INSERT INTO budget (credential, upstream, capacity, per_second, tokens, used)
                VALUES ('main', 'instagram', 6, 3.1666666667, 0, 190), ('replaced', 'instagram', 6, 3.2, 6, 0);
                INSERT INTO budget_measure (credential, measured_at, used)
                VALUES ('main', clock_timestamp() - INTERVAL '1 min', 0), ('replaced', clock_timestamp() - INTERVAL '1 min', 0)
                """).update();
        JsonNode profile = recommendation("profile");

        assertThat(profile.get("recommended").asInt()).isEqualTo(1);
        assertThat(profile.get("reason").asString())
                .startsWith("bounded by the budget of instagram: 190 calls a minute; ");
        assertThat(recommendation("media").get("recommended").asInt()).isEqualTo(2);
    }

    @Test
    void addsNoWorkersWhileAllThatWaitsIsPaused() {
        waitFor("instagram");
        jdbc.sql(
                        "INSERT INTO pause (scope, name, source, reason) VALUES ('UPSTREAM', 'instagram', 'PLATFORM', 'refused')")
                .update();

        assertThat(recommendation("profile").get("recommended").asInt()).isEqualTo(1);
        assertThat(recommendation("profile").get("reason").asString()).contains("paused");
    }

    private void waitFor(String upstream) {
        client.add("waiting");
        jdbc.sql(
                        "INSERT INTO queue (kind, upstream, route, size) VALUES ('PROFILE', ?, 'INTERACTIVE', 1) ON CONFLICT DO NOTHING")
                .param(upstream)
                .update();
    }

    private JsonNode recommendation(String kind) {
        return StreamSupport.stream(
                        client.get("/api/scaling").json().get("kinds").spliterator(), false)
                .filter(entry -> entry.get("kind").asString().equals(kind))
                .findFirst()
                .orElseThrow();
    }
}
