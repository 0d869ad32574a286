package io.creatorfleet.simulator.looter;

import static io.creatorfleet.simulator.Client.sample;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.simulator.Client;
import io.creatorfleet.simulator.SimulatorTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@SimulatorTest
class LooterTest {

    @LocalServerPort
    int port;

    private Client client;
    private LooterClient looter;

    @BeforeEach
    @AfterEach
    void restore() {
        client = new Client(port);
        client.restore();
        looter = new LooterClient(client);
    }

    @Test
    void showsAnAccountInTheShapeOfTheSampleAndWithTheIdOfTheGraphApi() {
        JsonNode profile = looter.get("/profile?username=nasa").json();
        assertThat(List.copyOf(profile.propertyNames()))
                .containsAll(sample("lo-01-profile").propertyNames());
        JsonNode graph = client.discover("nasa", "ig_id,followers_count").discovered();
        assertThat(profile.path("id").asString()).isEqualTo(graph.path("ig_id").asString());
        assertThat(profile.at("/edge_followed_by/count")).isEqualTo(graph.path("followers_count"));
    }

    @Test
    void saysOfAMissingAccountThatThereIsNoneWithTheStatusOfASuccess() {
        Client.Answer answer = looter.get("/profile?username=missing.one");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("status").asBoolean(true)).isFalse();
    }

    @Test
    void showsReelsInTheShapeOfTheSample() {
        JsonNode expected = sample("lo-02-reels-page").at("/items/0/media");
        assertThat(looter.walkReels("nasa"))
                .filteredOn(item -> !item.has("like_count"))
                .isNotEmpty()
                .allSatisfy(item -> assertThat(List.copyOf(item.path("media").propertyNames()))
                        .containsAll(expected.propertyNames()));
        assertThat(looter.walkReels("nasa")).anySatisfy(item -> {
            assertThat(item.path("play_count").isNumber()).isTrue();
            assertThat(item.path("media").has("play_count")).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource({"nasa", "a.name.that.is.longer"})
    void listsTheReelsOfTheGraphApiPageByPage(String username) {
        List<String> codes = looter.walkReels(username).stream()
                .map(item -> item.at("/media/code").asString())
                .toList();
        List<String> graph = walkGraph(username).stream()
                .filter(item -> item.path("media_product_type").asString().equals("REELS"))
                .map(item -> item.path("permalink").asString().replaceFirst(".*/reel/(.+)/", "$1"))
                .toList();
        assertThat(codes).isEqualTo(graph);
    }

    @Test
    void listsAllThatWasPostedPageByPage() {
        List<JsonNode> items = looter.walkFeed("nasa");
        assertThat(items).hasSameSizeAs(walkGraph("nasa"));
        assertThat(items).noneMatch(item -> item.has("play_count"));
        assertThat(items).allMatch(item -> item.path("pk").isIntegralNumber());
        assertThat(items)
                .anyMatch(item ->
                        !item.path("id").asString().startsWith(item.path("pk").asString() + "_"));
        assertThat(items).extracting(item -> item.path("media_type").asInt()).contains(1, 2, 8);
        List<String> clips = items.stream()
                .filter(item -> item.path("product_type").asString().equals("clips"))
                .map(item -> item.path("id").asString())
                .toList();
        assertThat(looter.walkReels("nasa"))
                .extracting(item -> item.at("/media/id").asString())
                .isEqualTo(clips);
    }

    @Test
    void cutsPagesShortBeforeTheEnd() {
        String id = looter.id("nasa");
        List<Integer> sizes = new ArrayList<>();
        JsonNode page = looter.get("/reels?id=" + id).json();
        while (page.at("/paging_info/more_available").asBoolean()) {
            sizes.add(page.path("items").size());
            page = looter.get("/reels?id=" + id + "&max_id="
                            + page.at("/paging_info/max_id").asString())
                    .json();
        }
        assertThat(sizes).contains(12).anyMatch(size -> size < 12).allMatch(size -> size >= 6);
    }

    @Test
    void hidesLikesAsNull() {
        assertThat(looter.walkFeed("hiddenlikes.x"))
                .isNotEmpty()
                .allMatch(item -> item.path("like_count").isNull());
    }

    @Test
    void handsOutTheFilesOfTheGraphApi() {
        String url = looter.walkReels("nasa")
                .getFirst()
                .at("/media/video_versions/0/url")
                .asString();
        assertThat(client.get(url).header("content-type")).contains("video/mp4");
        assertThat(Stream.of(url).map(LooterTest::path))
                .isSubsetOf(walkGraph("nasa").stream()
                        .map(item -> path(item.path("media_url").asString("")))
                        .collect(Collectors.toSet()));
    }

    private List<JsonNode> walkGraph(String username) {
        List<JsonNode> items = new ArrayList<>();
        Client.Answer page = client.page(username, ".limit(100)");
        items.addAll(page.media());
        while (page.cursor("after").isPresent()) {
            page = client.page(
                    username, ".limit(100).after(" + page.cursor("after").get() + ")");
            items.addAll(page.media());
        }
        return items;
    }

    private static String path(String url) {
        return url.replaceFirst("[?].*", "");
    }
}
