package io.creatorfleet.gateway.creators;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.gateway.Client;
import io.creatorfleet.gateway.Client.Answer;
import io.creatorfleet.gateway.GatewayTest;
import io.creatorfleet.gateway.Rows;
import java.util.List;
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
final class CreatorIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private final JdbcClient jdbc;
    private final Client client;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        services.properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    CreatorIT(@Autowired JdbcClient jdbc, @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.client = new Client(port);
    }

    @BeforeEach
    void empty() {
        jdbc.sql("DELETE FROM creator").update();
    }

    @Test
    void showsACreator() {
        long creator = Rows.creator(jdbc, "SpaceX", 1000, "Space");
        Rows.stored(jdbc, creator, null, "instagram/1/profile/1-picture", 10);
        jdbc.sql(
                        "INSERT INTO analytics (creator_id, formula_version, reels, posts, coverage, engagement_rate, avg_reel_views, n, top_of_week_at)"
                                + " VALUES (:c, 2, 3, 0, 0.5, 0.0288, 88693379.80, '{\"engagement_rate\": 3}', clock_timestamp())")
                .param("c", creator)
                .update();

        Answer answer = client.get("/api/instagram/creator/@spacex");
        JsonNode shown = answer.json();

        assertThat(shown.get("username").asString()).isEqualTo("SpaceX");
        assertThat(shown.at("/profile/followers").asLong()).isEqualTo(1000);
        assertThat(shown.at("/profile/biography").isNull()).isTrue();
        assertThat(shown.at("/profile/picture_url").asString())
                .isEqualTo("https://media.example/fleet/instagram/1/profile/1-picture");
        assertThat(shown.at("/curated/niche").asString()).isEqualTo("Space");
        assertThat(shown.at("/analytics/engagement_rate").asDouble()).isEqualTo(0.0288);
        assertThat(answer.body()).contains("\"avg_reel_views\":88693379.8");
        assertThat(shown.at("/analytics/n/engagement_rate").asInt()).isEqualTo(3);
        assertThat(shown.at("/analytics/views_cv").isNull()).isTrue();
        assertThat(shown.at("/analytics/computed_at").asString()).endsWith("Z");
        assertThat(shown.at("/analytics/top_of_week_at").asString()).endsWith("Z");
        assertThat(shown.at("/freshness/refreshed_at").isNull()).isTrue();
        assertThat(client.get("/api/instagram/creator/nobody").status()).isEqualTo(404);
    }

    @Test
    void showsTheNewestHolderOfAName() {
        Rows.creator(jdbc, "renamed", 1, null);
        jdbc.sql("UPDATE creator SET external_id = 'gone', profiled_at = profiled_at - INTERVAL '1 day'")
                .update();
        Rows.creator(jdbc, "renamed", 2, null);

        assertThat(client.get("/api/instagram/creator/renamed")
                        .json()
                        .at("/profile/followers")
                        .asLong())
                .isEqualTo(2);
    }

    @Test
    void showsWhoHasGivenANameUpUntilAnotherTakesIt() {
        long moved = Rows.creator(jdbc, "new_name", 7, null);
        jdbc.sql("INSERT INTO former_name (creator_id, platform, username) VALUES (:id, 'instagram', 'Old_Name')")
                .param("id", moved)
                .update();

        assertThat(client.get("/api/instagram/creator/old_name")
                        .json()
                        .get("username")
                        .asString())
                .isEqualTo("new_name");
        Rows.creator(jdbc, "old_name", 1, null);
        assertThat(client.get("/api/instagram/creator/old_name")
                        .json()
                        .get("username")
                        .asString())
                .isEqualTo("old_name");
    }

    @Test
    void setsTheSourceThatAnAccountIsLookedUpIn() {
        Rows.creator(jdbc, "sourced", 1, null);

        client.patch("/api/instagram/creator/sourced", "{\"source\": \"looter\"}");

        assertThat(client.get("/api/instagram/creator/sourced")
                        .json()
                        .at("/curated/source")
                        .asString())
                .isEqualTo("looter");
    }

    @Test
    void changesOnlyTheCuratedFieldsThatAreGiven() {
        Rows.creator(jdbc, "curated", 1, "Old");

        client.patch("/api/instagram/creator/curated", "{\"review\": \"good\", \"notes\": \"call\"}");
        JsonNode curated = client.patch("/api/instagram/creator/curated", "{\"notes\": null, \"other\": 1}")
                .json()
                .get("curated");

        assertThat(curated.toString())
                .isEqualTo("{\"niche\":\"Old\",\"review\":\"good\",\"notes\":null,\"source\":null}");
        for (String bad : List.of(
                "{\"notes\": 7}",
                "{\"source\": \"elsewhere\"}",
                "[]",
                "{\"niche\": \"%s\"}".formatted("x".repeat(81)),
                "{\"notes\": \"a\\u0000b\"}")) {
            assertThat(client.patch("/api/instagram/creator/curated", bad).status())
                    .as(bad)
                    .isEqualTo(400);
        }
        assertThat(client.patch("/api/instagram/creator/nobody", "{}").status()).isEqualTo(404);
    }

    @Test
    void changesOnlyWhatTheClientHasSeen() {
        Rows.creator(jdbc, "guarded", 1, "Old");
        String seen = client.get("/api/instagram/creator/guarded").header("ETag");
        assertThat(client.get("/api/instagram/creator/guarded", "If-None-Match", seen)
                        .status())
                .isEqualTo(304);

        Answer first = client.patch("/api/instagram/creator/guarded", "{\"notes\": \"mine\"}", "If-Match", seen);
        Answer second = client.patch("/api/instagram/creator/guarded", "{\"notes\": \"other\"}", "If-Match", seen);
        Answer third = client.patch(
                "/api/instagram/creator/guarded", "{\"review\": \"good\"}", "If-Match", first.header("ETag"));

        assertThat(first.status()).isEqualTo(200);
        assertThat(second.status()).isEqualTo(412);
        assertThat(second.json().get("error").asString()).contains("guarded has changed since it was read");
        assertThat(third.json().at("/curated/notes").asString()).isEqualTo("mine");
        assertThat(client.patch("/api/instagram/creator/guarded", "{}", "If-Match", "*")
                        .status())
                .isEqualTo(200);
    }
}
