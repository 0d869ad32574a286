package io.creatorfleet.simulator.cdn;

import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.simulator.Client;
import io.creatorfleet.simulator.SimulatorTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@SimulatorTest
class CdnTest {

    @LocalServerPort
    int port;

    private Client client;

    @BeforeEach
    void setUp() {
        client = new Client(port);
        client.restore();
    }

    @Test
    void servesThePictureOfAProfile() throws IOException {
        String url = client.discover("nasa", "profile_picture_url")
                .discovered()
                .path("profile_picture_url")
                .asString();
        assertThat(url)
                .matches("http://localhost:" + port
                        + "/cdn/v/t51\\.2885-15/\\d+_\\d+_n\\.jpg\\?.*&oh=00_[\\w-]+&oe=[0-9A-F]{8}");
        Client.Answer answer = client.get(url);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).contains("image/jpeg");
        assertThat(answer.header("content-length")).contains(Integer.toString(answer.bytes().length));
        assertThat(ImageIO.read(new ByteArrayInputStream(answer.bytes())).getWidth())
                .isEqualTo(320);
    }

    @Test
    void servesTheSameBytesForEveryLinkToAFile() {
        Client.Answer first = client.get(reel("media_url"));
        client.control("POST", "clock", "{\"advance\":\"PT2H\"}");
        Client.Answer second = client.get(reel("media_url"));
        assertThat(first.header("content-type")).contains("video/mp4");
        assertThat(first.bytes().length).isBetween(100 * 1024, 400 * 1024);
        assertThat(second.bytes()).isEqualTo(first.bytes());
        assertThat(second.header("etag")).isPresent().isEqualTo(first.header("etag"));
        assertThat(second.header("last-modified")).isPresent().isEqualTo(first.header("last-modified"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bytes=0-99        | 206 | 0    | 100
            bytes=1000-1000   | 206 | 1000 | 1
            bytes=50000-      | 206 | 50000 | -1
            bytes=-10         | 206 | -10  | -1
            bytes=0-999999999 | 206 | 0    | -1
            bytes=999999999-  | 416 | 0    | 0
            bytes=-0          | 416 | 0    | 0
            bytes=5-2         | 200 | 0    | -1
            bytes=0-1,4-5     | 200 | 0    | -1
            lines=0-1         | 200 | 0    | -1
            """)
    void servesRanges(String range, int status, int from, int length) {
        String url = reel("media_url");
        byte[] whole = client.get(url).bytes();
        int start = from < 0 ? whole.length + from : from;
        int end = length < 0 ? whole.length : start + length;

        Client.Answer answer = client.get(url, "Range", range);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.bytes()).isEqualTo(Arrays.copyOfRange(whole, start, end));
        String contentRange =
                status == 416 ? "bytes */" + whole.length : "bytes %d-%d/%d".formatted(start, end - 1, whole.length);
        assertThat(answer.header("content-range").orElse("none")).isEqualTo(status == 200 ? "none" : contentRange);
    }

    @Test
    void servesARangeOnlyOfTheVersionItWasAskedFor() {
        String url = reel("media_url");
        Client.Answer whole = client.get(url);
        for (String validator : List.of("etag", "last-modified")) {
            String current = whole.header(validator).orElseThrow();
            assertThat(client.get(url, "Range", "bytes=5-", "If-Range", current).status())
                    .isEqualTo(206);
        }
        assertThat(client.get(url, "Range", "bytes=5-", "If-Range", "\"other\"").bytes())
                .isEqualTo(whole.bytes());
        assertThat(client.get(url, "If-None-Match", whole.header("etag").orElseThrow())
                        .status())
                .isEqualTo(304);
    }

    @Test
    void saysOnHeadWhatItWouldSend() {
        String url = reel("media_url");
        Client.Answer head = client.send(client.request(url).method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("content-length")).isEqualTo(client.get(url).header("content-length"));
        assertThat(head.bytes()).isEmpty();
    }

    @Test
    void refusesLinksThatWereChanged() {
        String url = reel("media_url");
        refused(url.replaceFirst("oh=00_.", "oh=00_!"), "URL signature mismatch");
        refused(url.replaceFirst("oe=.", "oe=7"), "URL signature mismatch");
        refused(url.replaceFirst("_video_dashinit", "_video_dashinix"), "URL signature mismatch");
        refused(url.replaceFirst("&oh=[^&]+", ""), "URL signature mismatch");
        refused(url.replaceFirst("&oe=.*", ""), "Bad URL timestamp");
        refused(url.replaceFirst("&oe=.*", "&oe=soon"), "Bad URL timestamp");
        refused(url.replaceFirst("\\?.*", ""), "Bad URL timestamp");
    }

    @Test
    void lastsDaysForPicturesAndLessThanADayForVideos() {
        Instant now =
                Instant.parse(client.get("/control/state").json().path("time").asString());
        List<JsonNode> reels = client.page("spacex", ".limit(100)").media().stream()
                .filter(item -> item.has("thumbnail_url"))
                .toList();
        assertThat(reels)
                .map(item -> lifetime(item.path("media_url"), now))
                .allSatisfy(lifetime -> assertThat(lifetime).isBetween(Duration.ofHours(19), Duration.ofHours(24)));
        List<Duration> covers = reels.stream()
                .map(item -> lifetime(item.path("thumbnail_url"), now))
                .toList();
        assertThat(covers)
                .allSatisfy(lifetime ->
                        assertThat(lifetime).isBetween(Duration.ofHours(84).minusMinutes(1), Duration.ofHours(108)));
        assertThat(covers).doesNotHaveDuplicates();
    }

    @Test
    void refusesALinkAfterItsEndAndServesAFreshOne() {
        String video = reel("media_url");
        String cover = reel("thumbnail_url");
        client.control("POST", "clock", "{\"advance\":\"PT24H\"}");
        refused(video, "URL signature expired");
        assertThat(client.get(cover).status()).isEqualTo(200);
        assertThat(client.get(reel("media_url")).status()).isEqualTo(200);
        client.control("POST", "clock", "{\"advance\":\"P4D\"}");
        refused(cover, "URL signature expired");
    }

    @Test
    void hasNothingLeftOfADeletedAccount() {
        JsonNode item = client.page("deleted.soon", "").media().getFirst();
        client.control("POST", "delete", "{\"username\":\"deleted.soon\"}");
        assertThat(client.get(item.path("media_url").asString()).status()).isEqualTo(404);
        assertThat(client.get(reel("media_url")).status()).isEqualTo(200);
    }

    private void refused(String url, String text) {
        Client.Answer answer = client.get(url);
        assertThat(answer.status()).as(url).isEqualTo(403);
        assertThat(answer.text()).as(url).isEqualTo(text);
        assertThat(answer.header("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
    }

    private String reel(String field) {
        return client.page("spacex", ".limit(20)").media().stream()
                .filter(item -> item.path("media_product_type").asString().equals("REELS"))
                .skip(5)
                .findFirst()
                .orElseThrow()
                .path(field)
                .asString();
    }

    private static Duration lifetime(JsonNode url, Instant now) {
        String oe = url.asString().replaceFirst(".*[?&]oe=", "");
        return Duration.between(now, Instant.ofEpochSecond(Long.parseLong(oe, 16)));
    }
}
