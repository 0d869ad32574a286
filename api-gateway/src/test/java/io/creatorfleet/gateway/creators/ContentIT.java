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
final class ContentIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private final JdbcClient jdbc;
    private final Client client;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        services.properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    ContentIT(@Autowired JdbcClient jdbc, @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.client = new Client(port);
    }

    @BeforeEach
    void empty() {
        jdbc.sql("DELETE FROM creator").update();
    }

    @Test
    void listsContentWithItsFilesInEachOrder() {
        long creator = Rows.creator(jdbc, "maker", 1, null);
        long first = Rows.content(jdbc, creator, "r1", "REEL", 1, 50L, null);
        Rows.content(jdbc, creator, "r2", "REEL", 2, 900L, null);
        Rows.content(jdbc, creator, "p3", "POST", 3, null, null);
        jdbc.sql("UPDATE content SET comments = length(external_id) + id % 2 WHERE external_id = 'r1'")
                .update();
        Rows.stored(jdbc, creator, first, "instagram/1/r1/v-video", 77);

        assertThat(content("")).containsExactly("r1", "r2", "p3");
        for (String sort : List.of("views", "likes", "engagement")) {
            assertThat(content("sort=" + sort)).as(sort).containsExactly("r2", "r1", "p3");
        }
        assertThat(content("sort=comments")).startsWith("r1");
        assertThat(content("kind=post")).containsExactly("p3");
        assertThat(content("kind=reel&sort=views")).containsExactly("r2", "r1");
        JsonNode item = client.get("/api/instagram/creator/maker/content?limit=1")
                .json()
                .at("/content/0");
        assertThat(item.at("/media/0/url").asString()).isEqualTo("https://media.example/fleet/instagram/1/r1/v-video");
        assertThat(item.at("/media/0/bytes").asLong()).isEqualTo(77);
        assertThat(client.get("/api/instagram/creator/maker/content?kind=odd")
                        .json()
                        .get("error")
                        .asString())
                .isEqualTo("kind cannot be odd: it is one of reel, post");
        assertThat(client.get("/api/instagram/creator/maker/content?sort=odd").status())
                .isEqualTo(400);
    }

    @Test
    void neitherRepeatsNorLosesAnUntouchedItemWhileOthersAreWritten() {
        long creator = Rows.creator(jdbc, "maker", 1, null);
        for (int n = 0; n < 20; n++) {
            Rows.content(jdbc, creator, "stays" + n, "REEL", n % 5, 10L * (n % 6), null);
            Rows.content(jdbc, creator, "moves" + n, "REEL", n % 5, 10L * n, null);
        }
        for (String sort : List.of("published", "views", "likes", "comments", "engagement")) {
            String path = "/api/instagram/creator/maker/content?limit=6&sort=%s".formatted(sort);
            Answer answer = client.get(path);
            List<String> seen = answer.json().get("content").findValuesAsString("external_id");
            for (int part = 0; !answer.cursor().isEmpty() && part < 100; part++) {
                jdbc.sql(
                                "UPDATE content SET views = (views * 31 + id) % 90, likes = (likes + id) % 9, comments = id % 7"
                                        + " WHERE external_id LIKE 'moves%'")
                        .update();
                Rows.content(jdbc, creator, "moves" + sort + part, "REEL", part % 5, 30L, null);
                answer = client.get(path + "&cursor=" + answer.cursor());
                seen.addAll(answer.json().get("content").findValuesAsString("external_id"));
            }

            assertThat(seen.stream().filter(id -> id.startsWith("stays")))
                    .as(sort)
                    .hasSize(20)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void listsViralReels() {
        long creator = Rows.creator(jdbc, "viral", 1, null);
        Rows.content(jdbc, creator, "usual", "REEL", 1, 60_000L, null);
        Rows.content(jdbc, creator, "viral", "REEL", 1, 100_000L, null);
        Rows.content(jdbc, creator, "older", "REEL", 40, 200_000L, null);
        jdbc.sql("UPDATE content SET viral = views >= 100000, multiplier = views / 20000.0")
                .update();

        JsonNode recent = client.get("/api/instagram/viral?min_views=70000&days=30")
                .json()
                .get("content");

        assertThat(client.all("/api/instagram/viral?limit=1", "content", "external_id"))
                .containsExactly("older", "viral");
        assertThat(recent).hasSize(1);
        assertThat(recent.at("/0/username").asString()).isEqualTo("viral");
        assertThat(recent.at("/0/multiplier").asDouble()).isEqualTo(5.0);
        assertThat(recent.at("/0/viral").asBoolean()).isTrue();
        assertThat(client.get("/api/instagram/viral?days=0").json().get("error").asString())
                .isEqualTo("days cannot be 0: it is from 1 to 36500");
    }

    @Test
    void listsViralReelsOfANiche() {
        Rows.content(jdbc, Rows.creator(jdbc, "rocket", 1, "Space"), "launch", "REEL", 1, 100_000L, null);
        Rows.content(jdbc, Rows.creator(jdbc, "cook", 1, "Food"), "soup", "REEL", 1, 200_000L, null);
        jdbc.sql("UPDATE content SET viral = true").update();

        assertThat(client.all("/api/instagram/viral?niche=Space", "content", "external_id"))
                .containsExactly("launch");
        assertThat(client.all("/api/instagram/viral?niche=None", "content", "external_id"))
                .isEmpty();
    }

    @Test
    void showsHowFollowersGrew() {
        long creator = Rows.creator(jdbc, "grown", 1, null);
        snapshots("follower_snapshot (creator_id, taken_at, followers)", creator);

        assertThat(client.all("/api/instagram/creator/grown/history?limit=2", "history", "followers"))
                .containsExactly("100", "99", "98");
        assertThat(client.get("/api/instagram/creator/nobody/history").status()).isEqualTo(404);
    }

    @Test
    void showsHowAnItemsCountsGrew() {
        long creator = Rows.creator(jdbc, "grown", 1, null);
        long item = Rows.content(jdbc, creator, "r1", "REEL", 1, 50L, null);
        snapshots("content_snapshot (content_id, taken_at, views)", item);

        assertThat(client.all("/api/instagram/creator/grown/content/r1/history?limit=2", "history", "views"))
                .containsExactly("100", "99", "98");
        assertThat(client.get("/api/instagram/creator/grown/content/r2/history").status())
                .isEqualTo(404);
    }

    @Test
    void doesNotListWhatWasTakenDown() {
        long creator = Rows.creator(jdbc, "maker", 1, null);
        Rows.content(jdbc, creator, "r1", "REEL", 1, 900_000L, null);
        jdbc.sql("UPDATE content SET viral = true, removed_at = clock_timestamp(), removed_by = 'deleted'")
                .update();

        Answer history = client.get("/api/instagram/creator/maker/content/r1/history");

        assertThat(content("")).isEmpty();
        assertThat(client.all("/api/instagram/viral", "content", "external_id")).isEmpty();
        assertThat(history.status()).isEqualTo(410);
        assertThat(history.json().get("error").asString()).startsWith("The item r1 was taken down");
    }

    /** One a day, back from now: 100, 99, 98. */
    private void snapshots(String table, long owner) {
        jdbc.sql(
                        "INSERT INTO " + table
                                + " SELECT :owner, clock_timestamp() - make_interval(days => n), 100 - n FROM generate_series(0, 2) n")
                .param("owner", owner)
                .update();
    }

    private List<String> content(String query) {
        return client.all("/api/instagram/creator/maker/content?limit=2&" + query, "content", "external_id");
    }
}
