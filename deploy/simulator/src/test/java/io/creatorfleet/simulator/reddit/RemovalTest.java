package io.creatorfleet.simulator.reddit;

import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.simulator.Client;
import io.creatorfleet.simulator.SimulatorTest;
import io.creatorfleet.simulator.communities.Removal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@SimulatorTest
class RemovalTest {

    @LocalServerPort
    int port;

    private Client client;
    private RedditClient reddit;

    @BeforeEach
    void setUp() {
        client = new Client(port);
        client.restore();
        reddit = new RedditClient(client);
    }

    @Test
    void isShownWithEveryMarkerThereIs() {
        List<JsonNode> posts = RedditClient.posts(reddit.get("/r/removed_all/new?limit=100"));
        assertThat(posts)
                .extracting(post -> post.path("removed_by_category").asString())
                .containsAll(Arrays.stream(Removal.values()).map(Removal::word).toList());
        assertThat(posts).allSatisfy(post -> {
            assertThat(post.path("is_robot_indexable").asBoolean()).isFalse();
            assertThat(post.path("is_crosspostable").asBoolean()).isFalse();
            assertThat(post.path("thumbnail").asString()).isEqualTo("default");
            boolean nameless = post.path("author").asString().equals("[deleted]");
            assertThat(post.has("author_fullname")).isEqualTo(!nameless);
            if (List.of("deleted", "author")
                    .contains(post.path("removed_by_category").asString())) {
                assertThat(nameless).isTrue();
            }
        });
        assertThat(posts)
                .anyMatch(post -> post.at("/media/reddit_video/fallback_url").isString());
        assertThat(posts)
                .filteredOn(post -> post.has("gallery_data"))
                .isNotEmpty()
                .allMatch(post -> post.path("gallery_data").isNull());
        assertThat(posts).extracting(post -> post.path("selftext").asString()).contains("[removed]", "[deleted]", "");
    }

    @Test
    void leavesOutOfALookupWhatIsGone() {
        List<String> names = RedditClient.posts(reddit.get("/r/spotless_a/new?limit=5")).stream()
                .map(post -> post.path("name").asString())
                .toList();
        remove(names.get(1), "null");
        remove(names.get(3), "\"moderator\"");

        List<JsonNode> found = lookup(Stream.concat(names.stream(), Stream.of("t3_zzzzzz", "t1_abc", "nonsense")));

        assertThat(found)
                .extracting(post -> post.path("name").asString())
                .containsExactly(names.get(0), names.get(2), names.get(3), names.get(4));
        assertThat(found.get(2).path("removed_by_category").asString()).isEqualTo("moderator");
        assertThat(found.get(0).path("removed_by_category").isNull()).isTrue();
        assertThat(RedditClient.posts(reddit.get("/r/spotless_a/new?limit=4")))
                .extracting(post -> post.path("name").asString())
                .doesNotContain(names.get(1))
                .contains(names.get(3));
    }

    @Test
    void doesNotEndAListThatGoesOnAfterAPostThatVanished() {
        List<JsonNode> posts = RedditClient.posts(reddit.get("/r/spotless_c/new?limit=5"));
        String third = posts.get(2).path("name").asString();
        remove(third, "null");
        assertThat(RedditClient.posts(reddit.get("/r/spotless_c/new?limit=2&after=" + third)))
                .extracting(post -> post.path("name"))
                .containsExactly(posts.get(3).path("name"), posts.get(4).path("name"));
        assertThat(reddit.get("/r/spotless_c/hot?limit=2&after=" + third).json().at("/data/children"))
                .isEmpty();
    }

    @Test
    void takesTheFilesOfAPostWithIt() {
        JsonNode image = RedditClient.posts(reddit.get("/r/spotless_b/new?limit=50")).stream()
                .filter(post -> post.path("post_hint").asString("").equals("image"))
                .findFirst()
                .orElseThrow();
        assertThat(client.get(image.path("url").asString()).status()).isEqualTo(200);
        remove(image.path("name").asString(), "\"author\"");
        assertThat(client.get(image.path("url").asString()).status()).isEqualTo(404);
    }

    @Test
    void comesByItselfWhereItIsToFade() {
        List<String> fresh = RedditClient.posts(reddit.get("/r/fading_one/new?limit=5")).stream()
                .map(post -> post.path("name").asString())
                .toList();
        assertThat(lookup(fresh.stream()))
                .hasSize(5)
                .filteredOn(post -> post.path("author").asString().equals("[deleted]"))
                .hasSizeLessThan(2);
        client.control("POST", "clock", "{\"advance\":\"P2D\"}");
        reddit = new RedditClient(client);
        List<JsonNode> faded = lookup(fresh.stream());
        assertThat(faded).hasSizeBetween(3, 4);
        assertThat(faded)
                .extracting(post -> post.path("removed_by_category").asString(""))
                .contains("deleted", "");
    }

    @Test
    void ofAUserTakesTheNameFromItsPosts() {
        JsonNode post = RedditClient.posts(reddit.get("/user/leaving_fan2/submitted?limit=1"))
                .getFirst();
        client.control("POST", "delete", "{\"username\":\"u/leaving_fan2\"}");
        assertThat(reddit.get("/user/leaving_fan2/about").status()).isEqualTo(404);
        JsonNode after = lookup(Stream.of(post.path("name").asString())).getFirst();
        assertThat(after.path("author").asString()).isEqualTo("[deleted]");
        assertThat(after.has("author_fullname")).isFalse();
    }

    @Test
    void ofASubredditBansIt() {
        String name = RedditClient.posts(reddit.get("/r/leaving_too/new?limit=1"))
                .getFirst()
                .path("name")
                .asString();
        client.control("POST", "delete", "{\"username\":\"r/leaving_too\"}");
        assertThat(reddit.get("/r/leaving_too/about").json().path("reason").asString())
                .isEqualTo("banned");
        assertThat(lookup(Stream.of(name))).isEmpty();
    }

    @Test
    void looksUpAHundredNamesAtMost() {
        String names = IntStream.range(0, 101).mapToObj(n -> "t3_x" + n).collect(Collectors.joining(","));
        assertThat(reddit.get("/api/info?id=" + names).status()).isEqualTo(400);
    }

    private List<JsonNode> lookup(Stream<String> names) {
        return RedditClient.posts(reddit.get("/api/info?id=" + names.collect(Collectors.joining(","))));
    }

    private void remove(String name, String by) {
        Client.Answer answer = client.control("POST", "reddit/remove", "{\"name\":\"" + name + "\",\"by\":" + by + "}");
        assertThat(answer.status()).isEqualTo(200);
    }
}
