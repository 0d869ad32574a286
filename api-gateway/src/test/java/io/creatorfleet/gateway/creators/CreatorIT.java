package io.creatorfleet.gateway.creators;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.gateway.Client;
import io.creatorfleet.gateway.Client.Answer;
import io.creatorfleet.gateway.GatewayTest;
import io.creatorfleet.gateway.Rows;
import java.util.ArrayList;
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
    void changesOnlyTheCuratedFieldsThatAreGiven() {
        Rows.creator(jdbc, "curated", 1, "Old");

        client.patch("/api/instagram/creator/curated", "{\"review\": \"good\", \"notes\": \"call\"}");
        JsonNode curated = client.patch("/api/instagram/creator/curated", "{\"notes\": null, \"other\": 1}")
                .json()
                .get("curated");

        assertThat(curated.toString()).isEqualTo("{\"niche\":\"Old\",\"review\":\"good\",\"notes\":null}");
        for (String bad : List.of(
                "{\"notes\": 7}",
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
    void listsCreatorsInEachOrderPageByPage() {
        Rows.creator(jdbc, "small", 10, "Space");
        Rows.creator(jdbc, "large", 1000, "Food");
        Rows.creator(jdbc, "middle_1", 100, "Space");
        Rows.creator(jdbc, "middle2", 100, null);
        jdbc.sql("INSERT INTO creator (platform, external_id, username) VALUES ('instagram', 'u', 'unknown')")
                .update();

        assertThat(names("")).containsExactly("large", "middle2", "middle_1", "small", "unknown");
        assertThat(names("sort=username")).containsExactly("large", "middle2", "middle_1", "small", "unknown");
        assertThat(names("sort=added")).containsExactly("unknown", "middle2", "middle_1", "large", "small");
        assertThat(names("niche=Space")).containsExactly("middle_1", "small");
        assertThat(names("min_followers=100")).containsExactly("large", "middle2", "middle_1");
        assertThat(names("q=LE_")).containsExactly("middle_1");
        assertThat(names("q=the")).hasSize(4);
        for (String query :
                List.of("sort=odd", "cursor=odd", "limit=201", "min_followers=x", "min_followers=-1", "q=%00")) {
            assertThat(client.get("/api/instagram/creators?" + query).status())
                    .as(query)
                    .isEqualTo(400);
        }
    }

    @Test
    void countsNiches() {
        Rows.creator(jdbc, "a", 1, "Space");
        Rows.creator(jdbc, "b", 1, "Space");
        Rows.creator(jdbc, "c", 1, "Food");
        Rows.creator(jdbc, "d", 1, null);

        assertThat(client.get("/api/instagram/niches").json().get("niches").toString())
                .isEqualTo("[{\"niche\":\"Food\",\"creators\":1},{\"niche\":\"Space\",\"creators\":2}]");
        String cursor =
                client.get("/api/instagram/niches?limit=1").json().get("cursor").asString();
        assertThat(client.get("/api/instagram/niches?cursor=" + cursor).json().get("niches"))
                .hasSize(1);
    }

    @Test
    void listsContentWithItsFilesInEachOrder() {
        long creator = Rows.creator(jdbc, "maker", 1, null);
        long first = Rows.content(jdbc, creator, "r1", "REEL", 1, 50L, null);
        Rows.content(jdbc, creator, "r2", "REEL", 2, 900L, null);
        Rows.content(jdbc, creator, "p3", "POST", 3, null, null);
        Rows.stored(jdbc, creator, first, "instagram/1/r1/v-video", 77);

        assertThat(content("")).containsExactly("r1", "r2", "p3");
        assertThat(content("sort=views")).containsExactly("r2", "r1", "p3");
        assertThat(content("sort=likes")).containsExactly("r2", "r1", "p3");
        assertThat(content("sort=engagement")).containsExactly("r2", "r1", "p3");
        assertThat(content("kind=post")).containsExactly("p3");
        JsonNode item = client.get("/api/instagram/creator/maker/content?limit=1")
                .json()
                .at("/content/0");
        assertThat(item.at("/media/0/url").asString()).isEqualTo("https://media.example/fleet/instagram/1/r1/v-video");
        assertThat(item.at("/media/0/bytes").asLong()).isEqualTo(77);
        assertThat(client.get("/api/instagram/creator/maker/content?kind=odd").status())
                .isEqualTo(400);
        assertThat(client.get("/api/instagram/creator/maker/content?sort=odd").status())
                .isEqualTo(400);
    }

    @Test
    void showsHowFollowersGrew() {
        long creator = Rows.creator(jdbc, "grown", 1, null);
        for (int day = 0; day < 3; day++) {
            jdbc.sql(
                            "INSERT INTO follower_snapshot (creator_id, taken_at, followers) VALUES (:c, clock_timestamp() - make_interval(days => :d), :f)")
                    .param("c", creator)
                    .param("d", day)
                    .param("f", 100 - day)
                    .update();
        }

        JsonNode page =
                client.get("/api/instagram/creator/grown/history?limit=2").json();
        JsonNode rest = client.get("/api/instagram/creator/grown/history?cursor="
                        + page.get("cursor").asString())
                .json();

        assertThat(page.at("/history/0/followers").asLong()).isEqualTo(100);
        assertThat(rest.get("history")).hasSize(1);
        assertThat(rest.at("/history/0/followers").asLong()).isEqualTo(98);
        assertThat(rest.get("cursor").isNull()).isTrue();
    }

    @Test
    void listsViralReels() {
        long creator = Rows.creator(jdbc, "viral", 1, null);
        jdbc.sql(
                        "INSERT INTO analytics (creator_id, formula_version, reels, posts, coverage, avg_reel_views) VALUES (:c, 1, 3, 0, 1, 20000)")
                .param("c", creator)
                .update();
        Rows.content(jdbc, creator, "usual", "REEL", 1, 60_000L, null);
        Rows.content(jdbc, creator, "viral", "REEL", 1, 100_000L, null);
        Rows.content(jdbc, creator, "older", "REEL", 40, 200_000L, null);
        jdbc.sql("UPDATE content SET multiplier = views / 20000").update();

        JsonNode all = client.get("/api/instagram/viral").json().get("content");
        JsonNode recent = client.get("/api/instagram/viral?min_views=70000&days=30")
                .json()
                .get("content");

        assertThat(all).hasSize(2);
        assertThat(all.at("/0/external_id").asString()).isEqualTo("older");
        assertThat(recent).hasSize(1);
        assertThat(recent.at("/0/username").asString()).isEqualTo("viral");
        assertThat(recent.at("/0/multiplier").asDouble()).isEqualTo(5.0);
    }

    private List<String> names(String query) {
        return walk("/api/instagram/creators?limit=2&" + query, "creators", "username");
    }

    private List<String> content(String query) {
        return walk("/api/instagram/creator/maker/content?limit=2&" + query, "content", "external_id");
    }

    private List<String> walk(String path, String list, String field) {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            Answer answer = client.get(path + "&cursor=" + cursor);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            answer.json().get(list).forEach(entry -> seen.add(entry.get(field).asString()));
            cursor = answer.json().get("cursor").isNull()
                    ? ""
                    : answer.json().get("cursor").asString();
        } while (!cursor.isEmpty());
        return seen;
    }
}
