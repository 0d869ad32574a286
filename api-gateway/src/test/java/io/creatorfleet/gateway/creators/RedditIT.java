package io.creatorfleet.gateway.creators;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.gateway.Client;
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
final class RedditIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private final JdbcClient jdbc;
    private final Client client;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        services.properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    RedditIT(@Autowired JdbcClient jdbc, @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.client = new Client(port);
    }

    @BeforeEach
    void empty() {
        jdbc.sql("DELETE FROM creator").update();
    }

    @Test
    void listsCommunitiesAndUsersApart() {
        Rows.onReddit(jdbc, "r/space", 100, "Space");
        Rows.onReddit(jdbc, "r/Askspace", 1000, null);
        Rows.onReddit(jdbc, "u/spez", 10, null);
        Rows.creator(jdbc, "space", 5000, "Space");

        assertThat(names("subreddits?limit=1")).containsExactly("r/Askspace", "r/space");
        assertThat(names("subreddits?sort=username")).containsExactly("r/Askspace", "r/space");
        assertThat(names("subreddits?q=space&niche=Space")).containsExactly("r/space");
        assertThat(names("users?sort=username")).containsExactly("u/spez");
        assertThat(names("users?q=spez")).containsExactly("u/spez");
    }

    @Test
    void showsAndChangesACommunityAndAUser() {
        Rows.onReddit(jdbc, "r/space", 100, null);
        Rows.onReddit(jdbc, "u/space", 10, null);
        jdbc.sql("UPDATE creator SET details = '{\"over18\": false}' WHERE kind = 'SUBREDDIT'")
                .update();

        JsonNode community = client.get("/api/reddit/subreddit/Space").json();
        JsonNode user =
                client.patch("/api/reddit/user/space", "{\"niche\": \"Space\"}").json();

        assertThat(community.get("username").asString()).isEqualTo("r/space");
        assertThat(community.get("kind").asString()).isEqualTo("subreddit");
        assertThat(community.at("/profile/followers").asLong()).isEqualTo(100);
        assertThat(community.at("/profile/details/over18").asBoolean()).isFalse();
        assertThat(user.get("kind").asString()).isEqualTo("user");
        assertThat(user.at("/curated/niche").asString()).isEqualTo("Space");
        assertThat(client.get("/api/reddit/subreddit/space")
                        .json()
                        .at("/curated/niche")
                        .isNull())
                .isTrue();
        assertThat(client.get("/api/reddit/subreddit/nowhere").status()).isEqualTo(404);
        assertThat(client.get("/api/reddit/subreddit/no.where").status()).isEqualTo(400);
    }

    @Test
    void listsPostsOfOneCommunityAndOfAll() {
        long space = Rows.onReddit(jdbc, "r/space", 100, null);
        long user = Rows.onReddit(jdbc, "u/spez", 10, null);
        Rows.post(jdbc, space, "t3_a", 1, 50, false);
        Rows.post(jdbc, space, "t3_b", 2, 900, true);
        Rows.post(jdbc, user, "t3_c", 3, 70, false);
        long removed = Rows.post(jdbc, user, "t3_d", 0, 5000, true);
        jdbc.sql("UPDATE content SET removed_at = clock_timestamp() WHERE id = :id")
                .param("id", removed)
                .update();
        Rows.content(jdbc, Rows.creator(jdbc, "maker", 1, null), "p3", "POST", 3, 10L, null);

        assertThat(posts("subreddit/space/content?sort=likes&", "content")).containsExactly("t3_b", "t3_a");
        assertThat(posts("user/spez/content?", "content")).containsExactly("t3_c");
        assertThat(posts("posts?", "content")).containsExactly("t3_a", "t3_b", "t3_c");
        assertThat(posts("posts?sort=likes&", "content")).containsExactly("t3_b", "t3_c", "t3_a");
        assertThat(posts("posts?viral=true&", "content")).containsExactly("t3_b");
        assertThat(posts("posts?viral=false&sort=likes&days=2&", "content")).containsExactly("t3_a");
        assertThat(posts("posts?min_score=60&", "content")).containsExactly("t3_b", "t3_c");
        for (String query : List.of("sort=views", "viral=perhaps", "days=x", "min_score=-1")) {
            assertThat(client.get("/api/reddit/posts?" + query).status())
                    .as(query)
                    .isEqualTo(400);
        }
    }

    @Test
    void showsTheHistoryOfACommunityAndOfAPost() {
        long space = Rows.onReddit(jdbc, "r/space", 100, null);
        long post = Rows.post(jdbc, space, "t3_a", 1, 50, false);
        jdbc.sql("INSERT INTO follower_snapshot (creator_id, followers) VALUES (:c, 7)")
                .param("c", space)
                .update();
        jdbc.sql("INSERT INTO content_snapshot (content_id, likes) VALUES (:c, 8)")
                .param("c", post)
                .update();

        assertThat(client.all("/api/reddit/subreddit/space/history", "history", "followers"))
                .containsExactly("7");
        assertThat(client.all("/api/reddit/subreddit/space/content/t3_a/history", "history", "likes"))
                .containsExactly("8");
    }

    @Test
    void deletesACommunity() {
        Rows.onReddit(jdbc, "r/space", 100, null);

        JsonNode deletion = client.delete("/api/reddit/subreddit/space").json();

        assertThat(deletion.at("/creator/username").asString()).isEqualTo("r/space");
        assertThat(jdbc.sql("SELECT platform || ' ' || subject || ' ' || purpose FROM job WHERE id = :job::uuid")
                        .param("job", deletion.at("/job/id").asString())
                        .query(String.class)
                        .single())
                .isEqualTo("reddit r/space PURGE");
    }

    private List<String> names(String path) {
        return client.all("/api/reddit/" + path, "creators", "username");
    }

    private List<String> posts(String path, String list) {
        return client.all("/api/reddit/" + path + "limit=1", list, "external_id");
    }
}
