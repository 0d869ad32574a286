package io.creatorfleet.simulator.graph;

import static io.creatorfleet.simulator.Client.sample;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.simulator.Client;
import io.creatorfleet.simulator.SimulatorTest;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@SimulatorTest
class BusinessDiscoveryTest {

    @LocalServerPort
    int port;

    private Client client;

    @BeforeEach
    void setUp() {
        client = new Client(port);
        client.restore();
    }

    @Test
    void showsAProfileInTheShapeOfTheSample() {
        JsonNode expected = sample("ig-01-profile-and-first-page");
        Client.Answer answer =
                client.discover("spacex", Client.USER_FIELDS + ",media.limit(50){" + Client.MEDIA_FIELDS + "}");

        assertThat(names(answer.json())).isEqualTo(names(expected));
        assertThat(names(answer.discovered())).isEqualTo(names(expected.path("business_discovery")));
        assertThat(names(answer.discovered().path("media"))).containsExactly("data", "paging");
        assertThat(answer.json().path("id").asString()).isEqualTo(Client.US);
        assertThat(answer.discovered().path("ig_id").isNumber()).isTrue();
        assertThat(answer.discovered().path("id").isString()).isTrue();
        assertThat(answer.header("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        assertThat(answer.header("facebook-api-version")).contains("v26.0");
    }

    @ParameterizedTest
    @CsvSource({"CAROUSEL_ALBUM, FEED, 0", "VIDEO, REELS, 1"})
    void showsAnItemInTheShapeOfTheSample(String type, String product, int index) {
        JsonNode expected = Client.items(sample("ig-01-profile-and-first-page").at("/business_discovery/media/data"))
                .get(index);
        assertThat(all("spacex"))
                .filteredOn(item -> item.path("media_type").asString().equals(type)
                        && item.path("media_product_type").asString().equals(product)
                        && item.has("caption"))
                .isNotEmpty()
                .allSatisfy(item -> assertThat(names(item)).isEqualTo(names(expected)));
    }

    @Test
    void showsAnImageWithoutCaptionInTheShapeOfTheSample() {
        JsonNode expected = sample("ig-02-next-page").at("/business_discovery/media/data/0");
        assertThat(Stream.of("spacex", "nasa", "techcrunch").flatMap(name -> all(name).stream()))
                .filteredOn(item -> item.path("media_type").asString().equals("IMAGE") && !item.has("caption"))
                .isNotEmpty()
                .allSatisfy(item -> assertThat(names(item)).isEqualTo(names(expected)));
    }

    @Test
    void showsThePartsOfACarouselInTheShapeOfTheSample() {
        List<JsonNode> expected = Client.items(sample("ig-05-carousel-item").at("/children/data"));
        List<JsonNode> parts = all("spacex").stream()
                .flatMap(item -> Client.items(item.at("/children/data")).stream())
                .toList();
        assertThat(parts)
                .anySatisfy(part -> assertThat(names(part)).isEqualTo(names(expected.get(0))))
                .anySatisfy(part -> assertThat(names(part)).isEqualTo(names(expected.get(1))));
        assertThat(all("spacex")).filteredOn(item -> item.has("children")).allSatisfy(item -> {
            assertThat(item.at("/children/data").size()).isBetween(2, 6);
            assertThat(path(item.path("media_url"))).isEqualTo(path(item.at("/children/data/0/media_url")));
        });
    }

    @Test
    void leavesOutWhatThereIsNotInsteadOfSayingNull() {
        assertThat(client.page("licensedaudio.hits", ".limit(100)").text()).doesNotContain("null");
        assertThat(client.discover("emptyaccount1", Client.USER_FIELDS).text()).doesNotContain("null");
        assertThat(all("spacex"))
                .filteredOn(item -> !item.path("media_type").asString().equals("VIDEO"))
                .noneMatch(item -> item.has("view_count") || item.has("thumbnail_url"));
    }

    @Test
    void answersOnlyWhatIsAskedForAndTheIds() {
        Client.Answer answer = client.discover("nasa", "username,media.limit(1){timestamp}");
        assertThat(names(answer.json())).containsExactly("business_discovery", "id");
        assertThat(names(answer.discovered())).containsExactly("username", "media", "id");
        assertThat(names(answer.media().getFirst())).containsExactly("timestamp", "id");
        assertThat(names(client.ask("business_discovery.username(nasa)").discovered()))
                .containsExactly("id");
    }

    @Test
    void writesTimesWithAnOffsetWithoutColonAndNewestFirst() {
        List<String> times = all("nasa").stream()
                .map(item -> item.path("timestamp").asString())
                .toList();
        assertThat(times).allMatch(time -> time.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+0000"));
        assertThat(times).isSortedAccordingTo(Comparator.reverseOrder()).doesNotHaveDuplicates();
        assertThat(times.getFirst())
                .isLessThan(client.get("/control/state").json().path("time").asString());
    }

    @Test
    void stripsTheAtSignsAndKeepsHashtagsAndLines() {
        List<String> captions = all("nasa").stream()
                .filter(item -> item.has("caption"))
                .map(item -> item.path("caption").asString())
                .toList();
        assertThat(captions).noneMatch(text -> text.contains("@")).allMatch(text -> text.contains("\n\n#"));
        assertThat(captions).anyMatch(text -> text.contains("nasawebb"));
    }

    @Test
    void escapesSlashesAndWhatIsNotAscii() {
        String text = client.discover("nasa", "biography,website").text();
        assertThat(text)
                .contains("https:\\/\\/nasa.example\\/", "\\uD83D\\uDE80")
                .matches("\\p{ASCII}*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "access_token"})
    void takesTheTokenFromTheHeaderOrTheQuery(String place) {
        String url = "/v26.0/" + Client.US + "?fields=business_discovery.username(nasa)";
        Client.Answer answer = place.equals("Authorization")
                ? client.get(url, place, "Bearer " + Client.TOKEN)
                : client.get(url + "&access_token=" + Client.TOKEN);
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void takesUnencodedBraces() {
        assertThat(RawRequest.status(
                        port,
                        "/v26.0/" + Client.US + "?access_token=" + Client.TOKEN
                                + "&fields=business_discovery.username(nasa){username,media{id}}"))
                .isEqualTo(200);
    }

    private List<JsonNode> all(String username) {
        List<JsonNode> first = client.page(username, ".limit(100)").media();
        String after = client.page(username, ".limit(100)").cursor("after").orElseThrow();
        return Stream.concat(first.stream(), client.page(username, ".limit(100).after(" + after + ")").media().stream())
                .toList();
    }

    private static List<String> names(JsonNode object) {
        return List.copyOf(object.propertyNames());
    }

    private static String path(JsonNode url) {
        return url.asString().replaceFirst("\\?.*", "");
    }
}
