package io.creatorfleet.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.simulator.Client;
import io.creatorfleet.simulator.SimulatorTest;
import io.creatorfleet.simulator.reddit.RedditClient;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@SimulatorTest
class RedditControlTest {

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
    void letsAnAccountPostManyItemsAtOnce() {
        List<String> before = ids("growing");
        int count = mediaCount("growing");
        client.control("POST", "grow", "{\"username\":\"growing\",\"items\":30}");
        List<String> after = ids("growing");
        assertThat(after.subList(30, 50)).isEqualTo(before.subList(0, 20));
        assertThat(after.subList(0, 30)).doesNotContainAnyElementsOf(before).doesNotHaveDuplicates();
        assertThat(mediaCount("growing")).isEqualTo(count + 30);
        client.control("POST", "grow", "{\"username\":\"growing\",\"items\":5}");
        assertThat(ids("growing").subList(5, 50)).isEqualTo(after.subList(0, 45));
    }

    @ParameterizedTest
    @CsvSource({"r/growing_sub, /r/growing_sub/new", "u/growing_one, /user/growing_one/submitted"})
    void letsSubredditsAndUsersPostManyTimesAtOnce(String username, String path) {
        List<String> before = names(path);
        client.control("POST", "grow", "{\"username\":\"" + username + "\",\"items\":30}");
        List<String> after = names(path);
        // Some may have been posted by those who have left since.
        assertThat(after.indexOf(before.getFirst())).isBetween(28, 30);
        assertThat(after)
                .isSubsetOf(reddit.walk(path).stream()
                        .map(post -> post.path("name").asString())
                        .toList());
    }

    @Test
    void changesTheCountsOfAnAccount() {
        long followers = client.discover("scaled", "followers_count")
                .discovered()
                .path("followers_count")
                .asLong();
        client.control("POST", "scale", "{\"username\":\"scaled\",\"factor\":2}");
        assertThat(client.discover("scaled", "followers_count")
                        .discovered()
                        .path("followers_count")
                        .asDouble())
                .isBetween(1.99 * followers, 2.01 * followers);
    }

    @Test
    void changesTheCountsOfASubreddit() {
        long subscribers =
                reddit.get("/r/scaled/about").json().at("/data/subscribers").asLong();
        client.control("POST", "scale", "{\"username\":\"r/scaled\",\"factor\":0.5}");
        assertThat(reddit.get("/r/scaled/about").json().at("/data/subscribers").asDouble())
                .isBetween(0.49 * subscribers, 0.51 * subscribers);
    }

    @Test
    void tellsHowManyCallsCameWithinAnyWindow() {
        client.control("DELETE", "state", "");
        reddit.token();
        for (int n = 0; n < 7; n++) {
            reddit.get("/r/space/about");
        }
        client.discover("nasa", "id");
        JsonNode calls = client.get("/control/calls?window=PT60S").json();
        assertThat(calls.at("/reddit/total").asInt()).isEqualTo(7);
        assertThat(calls.at("/reddit/most").asInt()).isEqualTo(7);
        assertThat(calls.at("/reddit-token/total").asInt()).isEqualTo(1);
        assertThat(calls.at("/graph/total").asInt()).isEqualTo(1);
        assertThat(client.get("/control/calls?window=PT0.000000001S")
                        .json()
                        .at("/reddit/most")
                        .asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST | grow          | {"username":"nasa","items":0}
            POST | grow          | {"username":"r/missing1","items":3}
            POST | scale         | {"username":"nasa","factor":0}
            POST | scale         | {"username":"x/y","factor":2}
            POST | delete        | {"username":"u/missing1"}
            PUT  | reddit/used   | {"used":-1}
            POST | reddit/remove | {"name":"t3_!","by":null}
            POST | reddit/remove | {"name":"t3_zzzz","by":"somebody"}
            GET  | calls?window=PT0S |
            """)
    void refusesWhatMakesNoSense(String method, String path, String body) {
        assertThat(client.control(method, path, body == null ? "" : body).status())
                .isEqualTo(400);
    }

    private List<String> ids(String username) {
        return client.page(username, ".limit(50)").media().stream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    private int mediaCount(String username) {
        return client.discover(username, "media_count")
                .discovered()
                .path("media_count")
                .asInt();
    }

    private List<String> names(String path) {
        return RedditClient.posts(reddit.get(path + "?limit=50")).stream()
                .map(post -> post.path("name").asString())
                .toList();
    }
}
