package io.creatorfleet.gateway.scrapers;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.gateway.Client;
import io.creatorfleet.gateway.Client.Answer;
import io.creatorfleet.gateway.GatewayTest;
import io.creatorfleet.gateway.Rows;
import io.creatorfleet.task.InvariantStore;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

@GatewayTest
final class ScraperIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private final JdbcClient jdbc;
    private final InvariantStore invariant;
    private final Client client;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        services.properties().forEach((name, value) -> registry.add(name, () -> value));
        registry.add("fleet.scrapers.instagram.in-progress", () -> 3);
    }

    ScraperIT(@Autowired JdbcClient jdbc, @Autowired InvariantStore invariant, @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.invariant = invariant;
        this.client = new Client(port);
    }

    @AfterEach
    void clear() {
        client.post("/api/instagram/scraper/stop");
        jdbc.sql("""
                DELETE FROM task; DELETE FROM creator; DELETE FROM job;
                DELETE FROM call_count; DELETE FROM budget; DELETE FROM pause
                """).update();
    }

    @Test
    void restsUntilItIsStarted() {
        due("idle", 5);

        JsonNode status = status();

        assertThat(status.get("running").asBoolean()).isFalse();
        assertThat(status.get("status").asString()).isEqualTo("stopped");
        assertThat(status.get("creators_due").asLong()).isEqualTo(1);
        assertThat(refreshes()).isEmpty();
    }

    @Test
    void readsThoseWhoWaitedLongestFirstAndSoManyAtOnceAsAreAllowed() {
        due("third", 30);
        due("first", 90);
        due("second", 60);
        due("fourth", 10);
        creator("fresh");

        start();

        await().atMost(SOON).untilAsserted(() -> assertThat(refreshes()).containsExactly("first", "second", "third"));
        end("first");
        await().atMost(SOON).untilAsserted(() -> assertThat(refreshes()).containsExactly("fourth", "second", "third"));
        JsonNode cycle = client.get("/api/instagram/scraper/cycle-status").json();
        assertThat(cycle.get("creators").asLong()).isEqualTo(4);
        assertThat(cycle.get("waiting").asLong()).isZero();
        assertThat(cycle.get("in_progress").asLong()).isEqualTo(3);
        assertThat(cycle.get("done").asLong()).isEqualTo(1);
        assertThat(jdbc.sql("SELECT DISTINCT lane FROM task")
                        .query(String.class)
                        .list())
                .containsExactly("BACKGROUND");
        assertThat(invariant.violations()).isEmpty();
    }

    @Test
    void readsTheActiveOftenAndTheQuietSeldom() {
        long active = due("active", 5);
        for (int item = 0; item < 60; item++) {
            Rows.content(jdbc, active, "a" + item, item % 2 == 0 ? "REEL" : "POST", item % 28, 5L, null);
        }
        long busy = due("busy", 5);
        for (int item = 0; item < 800; item++) {
            Rows.content(jdbc, busy, "b" + item, "REEL", item % 28, 5L, null);
        }
        due("quiet", 5);

        start();

        await().atMost(SOON).untilAsserted(() -> assertThat(refreshes()).hasSize(3));
        // 30 days / 60 items / 2 = 6 h, the floor of an hour and the ceiling of a day, each a tenth more or less.
        assertThat(hoursUntilDue("active")).isBetween(5.3, 6.7);
        assertThat(hoursUntilDue("busy")).isBetween(0.89, 1.11);
        assertThat(hoursUntilDue("quiet")).isBetween(21.5, 26.5);
    }

    @Test
    void looksOnceAWeekForWhoCannotBeFound() {
        due("gone", 5);
        jdbc.sql("UPDATE creator SET state = 'UNAVAILABLE'").update();

        start();

        await().atMost(SOON).untilAsserted(() -> assertThat(refreshes()).containsExactly("gone"));
        assertThat(hoursUntilDue("gone")).isBetween(24 * 6.2, 24 * 7.8);
    }

    @Test
    void leavesACreatorAloneWhoIsBeingAdded() {
        client.add("adding");
        due("adding", 50);
        due("other", 5);

        start();

        await().atMost(SOON).untilAsserted(() -> assertThat(refreshes()).containsExactly("other"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(hoursUntilDue("adding")).isPositive());
        assertThat(invariant.violations()).isEmpty();
    }

    @Test
    void movesARefreshToTheFrontOnceSomebodyAsksForTheCreator() {
        due("wanted", 5);
        start();
        await().atMost(SOON).untilAsserted(() -> assertThat(refreshes()).containsExactly("wanted"));

        Answer added = client.add("wanted");

        assertThat(added.json().get("deduplicated").asBoolean()).isTrue();
        assertThat(jdbc.sql("SELECT lane FROM task").query(String.class).list()).containsExactly("INTERACTIVE");
    }

    @Test
    void isStoppedByAPauseOfItsOwnAndGoesOnAfterIt() {
        due("one", 5);
        start();
        await().atMost(SOON).untilAsserted(() -> assertThat(refreshes()).containsExactly("one"));

        JsonNode stopped = client.post("/api/instagram/scraper/stop").json();
        due("two", 5);

        assertThat(stopped.get("success").asBoolean()).isTrue();
        assertThat(stopped.get("status").asString()).isEqualTo("stopped");
        assertThat(client.get("/api/queues").json().at("/paused/0/scope").asString())
                .isEqualTo("scraper");
        assertThat(status().get("in_progress").asLong()).isEqualTo(1);
        start();
        await().atMost(SOON).untilAsserted(() -> assertThat(refreshes()).containsExactly("one", "two"));
        assertThat(client.get("/api/queues").json().get("paused")).isEmpty();
    }

    @Test
    void saysWhyItStandsStillWhenThePlatformIsPaused() {
        start();
        jdbc.sql("""
                INSERT INTO pause (scope, name, source, reason)
                VALUES ('UPSTREAM', 'instagram', 'PLATFORM', 'the token is refused')
                """).update();

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(status().get("status").asString()).isEqualTo("stalled");
            assertThat(status().get("reason").asString()).isEqualTo("the token is refused");
        });
    }

    @Test
    void knowsNoOtherPlatform() {
        Answer answer = client.post("/api/friendster/scraper/start");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().get("error").asString()).isEqualTo("There is no platform friendster");
    }

    private void start() {
        JsonNode started = client.post("/api/instagram/scraper/start").json();
        assertThat(started.get("success").asBoolean()).isTrue();
        assertThat(started.get("running").asBoolean()).isTrue();
    }

    private JsonNode status() {
        return client.get("/api/instagram/scraper/status").json();
    }

    private void creator(String username) {
        Rows.creator(jdbc, username, 10, null);
    }

    private long due(String username, int minutesAgo) {
        long id = Rows.creator(jdbc, username, 10, null);
        jdbc.sql("UPDATE creator SET due_at = clock_timestamp() - make_interval(mins => :minutes) WHERE id = :id")
                .param("minutes", minutesAgo)
                .param("id", id)
                .update();
        return id;
    }

    private List<@Nullable String> refreshes() {
        return jdbc.sql("""
                SELECT subject FROM job
                 WHERE purpose = 'REFRESH' AND state IN ('ACCEPTED', 'RUNNING') ORDER BY subject
                """).query(String.class).list();
    }

    private void end(String subject) {
        Rows.finish(
                jdbc,
                jdbc.sql("SELECT id FROM job WHERE subject = :subject")
                        .param("subject", subject)
                        .query(UUID.class)
                        .single());
    }

    private double hoursUntilDue(String username) {
        return jdbc.sql("""
                SELECT extract(epoch FROM due_at - clock_timestamp())::float8 / 3600 FROM creator WHERE username = :username
                """).param("username", username).query(Double.class).single();
    }
}
