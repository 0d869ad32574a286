package io.creatorfleet.simulator.reddit;

import static io.creatorfleet.simulator.Client.sample;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.simulator.Client;
import io.creatorfleet.simulator.SimulatorTest;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@SimulatorTest
class RedditTest {

    @LocalServerPort
    int port;

    private RedditClient reddit;

    @BeforeEach
    void setUp() {
        Client client = new Client(port);
        client.restore();
        reddit = new RedditClient(client);
    }

    @Test
    void issuesATokenInTheShapeOfTheSample() {
        JsonNode token = reddit.askToken(RedditClient.BASIC, "grant_type=client_credentials")
                .json();
        assertThat(names(token)).isEqualTo(names(sample("rd-01-token-200")));
        assertThat(token.path("expires_in").asInt()).isEqualTo(86_400);
    }

    @Test
    void showsASubredditInTheShapeOfTheSample() {
        JsonNode about = reddit.get("/r/Space/about").json();
        assertThat(about.path("kind").asString()).isEqualTo("t5");
        assertThat(names(about.path("data")))
                .isEqualTo(names(sample("rd-20-subreddit-about").path("data")));
        assertThat(about.at("/data/display_name_prefixed").asString()).isEqualTo("r/space");
        assertThat(about.at("/data/accounts_active").isNull()).isTrue();
    }

    @Test
    void showsAUserInTheShapeOfTheSample() {
        JsonNode about = reddit.get("/user/spez/about").json();
        JsonNode expected = sample("rd-21-user-about").path("data");
        assertThat(names(about.path("data"))).isEqualTo(names(expected));
        assertThat(names(about.at("/data/subreddit"))).isEqualTo(names(expected.path("subreddit")));
    }

    @Test
    void tellsTheRules() {
        List<JsonNode> rules =
                Client.items(reddit.get("/r/space/about/rules").json().path("rules"));
        assertThat(rules)
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(names(rule))
                        .containsExactlyInAnyOrder(
                                "kind",
                                "description",
                                "short_name",
                                "violation_reason",
                                "created_utc",
                                "priority",
                                "description_html"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, text",
        "1, image",
        "2, hosted:video",
        "3, gallery",
        "4, crosspost of a video",
        "5, taken down",
        "6, deleted"
    })
    void showsAPostInTheShapeOfTheSample(int index, String what) {
        JsonNode expected = Client.items(sample("rd-10-listing-page1").at("/data/children"))
                .get(index)
                .path("data");
        assertThat(reddit.walk("/r/space/new"))
                .filteredOn(alike(expected))
                .as(what)
                .isNotEmpty()
                .allSatisfy(post -> assertThat(names(post)).isEqualTo(names(expected)));
    }

    @Test
    void writesTimesAsSecondsWithAFraction() {
        assertThat(reddit.get("/r/space/new").text()).containsPattern("\"created_utc\":\\d{10}\\.0[,}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/r/space/new", "/user/spez/submitted", "/user/space_fan3/submitted"})
    void walksAListFromTheNewestPostToTheOldest(String path) {
        List<JsonNode> posts = reddit.walk(path);
        assertThat(posts).hasSizeBetween(50, 1000);
        assertThat(posts)
                .extracting(post -> post.path("created_utc").asDouble())
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(posts).extracting(post -> post.path("name").asString()).doesNotHaveDuplicates();
    }

    @Test
    void listsThePostsOfAUserAsTheSubredditDoes() {
        List<String> ofSubreddit = reddit.walk("/r/space/new").stream()
                .filter(post -> post.path("author").asString().equals("space_fan3"))
                .map(post -> post.path("name").asString())
                .toList();
        assertThat(reddit.walk("/user/space_fan3/submitted"))
                .extracting(post -> post.path("name").asString())
                .isEqualTo(ofSubreddit);
    }

    @Test
    void putsTwoPinnedPostsBeforeThoseThatAreHot() {
        Client.Answer page = reddit.get("/r/space/hot?limit=10");
        List<JsonNode> posts = RedditClient.posts(page);
        assertThat(posts).hasSize(12);
        assertThat(page.json().at("/data/dist").asInt()).isEqualTo(12);
        assertThat(posts.subList(0, 2))
                .allMatch(post -> post.path("stickied").asBoolean())
                .allMatch(post -> post.path("distinguished").asString("").equals("moderator"));
        String after = page.json().at("/data/after").asString();
        assertThat(after).isEqualTo(posts.getLast().path("name").asString());
        assertThat(RedditClient.posts(reddit.get("/r/space/hot?limit=10&after=" + after)))
                .hasSize(10)
                .noneMatch(posts::contains);
    }

    @Test
    void ranksTheTopOfAWeekByScore() {
        List<JsonNode> posts = RedditClient.posts(reddit.get("/r/space/top?t=week&limit=100"));
        assertThat(posts).hasSize(100);
        assertThat(posts)
                .extracting(post -> post.path("score").asLong())
                .isSortedAccordingTo(Comparator.reverseOrder());
        double newest =
                reddit.walk("/r/space/new").getFirst().path("created_utc").asDouble();
        assertThat(posts).allMatch(post -> newest - post.path("created_utc").asDouble() < 7 * 86_400);
    }

    @Test
    void embedsPlayersOfOtherSites() {
        assertThat(reddit.walk("/r/spotless/new"))
                .filteredOn(post -> post.path("post_hint").asString("").equals("rich:video"))
                .isNotEmpty()
                .allSatisfy(post -> {
                    assertThat(post.path("is_video").asBoolean()).isFalse();
                    assertThat(post.at("/media/type")).isEqualTo(post.path("domain"));
                    assertThat(post.at("/media/oembed/html").asString()).startsWith("<iframe");
                    assertThat(post.path("secure_media")).isEqualTo(post.path("media"));
                });
    }

    @Test
    void endsAListWithNull() {
        JsonNode page = reddit.get("/r/smallest/new?limit=100").json();
        assertThat(page.at("/data/children")).hasSize(12);
        assertThat(page.at("/data/after").isNull()).isTrue();
        JsonNode empty = reddit.get("/r/emptyhall/new").json();
        assertThat(names(empty.path("data")))
                .isEqualTo(names(sample("rd-12-listing-empty").path("data")));
        assertThat(empty.at("/data/dist").isNull()).isTrue();
    }

    private static Predicate<JsonNode> alike(JsonNode expected) {
        return post -> Set.of("is_self", "is_video", "author_fullname", "is_gallery", "crosspost_parent").stream()
                        .allMatch(member -> expected.path(member).isMissingNode()
                                        == post.path(member).isMissingNode()
                                && (!expected.path(member).isBoolean()
                                        || expected.path(member).equals(post.path(member))))
                && expected.path("removed_by_category").equals(post.path("removed_by_category"))
                && expected.has("poll_data") == post.has("poll_data")
                && expected.path("domain").asString().startsWith("self.")
                        == post.path("domain").asString().startsWith("self.")
                && expected.has("link_flair_template_id") == post.has("link_flair_template_id")
                && expected.path("post_hint").equals(post.path("post_hint"));
    }

    private static Set<String> names(JsonNode object) {
        return new TreeSet<>(object.propertyNames());
    }
}
