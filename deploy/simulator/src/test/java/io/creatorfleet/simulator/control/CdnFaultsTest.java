package io.creatorfleet.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.creatorfleet.simulator.Client;
import io.creatorfleet.simulator.SimulatorTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@SimulatorTest
class CdnFaultsTest {

    @LocalServerPort
    int port;

    private Client client;

    @BeforeEach
    @AfterEach
    void restore() {
        client = new Client(port);
        client.restore();
    }

    @Test
    void failsOnTheCdn() {
        String url = picture("nasa");
        client.fault("{\"fault\":\"CDN_ERROR\",\"times\":1}");
        assertThat(client.get(url).status()).isEqualTo(503);
        client.fault("{\"fault\":\"CDN_PURGED\",\"times\":1}");
        assertThat(client.get(url).status()).isEqualTo(404);
        client.fault("{\"fault\":\"CDN_HTML\",\"times\":1}");
        Client.Answer html = client.get(url);
        assertThat(html.status()).isEqualTo(200);
        assertThat(html.header("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(client.get(url).header("content-type")).contains("image/jpeg");
    }

    @Test
    void sendsOnToTheSameLink() {
        String url = picture("nasa");
        client.fault("{\"fault\":\"CDN_REDIRECT\",\"times\":1}");
        Client.Answer moved = client.get(url);
        assertThat(moved.status()).isEqualTo(302);
        assertThat(url).endsWith(moved.header("location").orElseThrow());
        assertThat(client.get(moved.header("location").orElseThrow()).status()).isEqualTo(200);
        client.fault("{\"fault\":\"CDN_REDIRECT\",\"status\":307,\"times\":1}");
        assertThat(client.get(url).status()).isEqualTo(307);
    }

    @Test
    void cutsTheConnectionOnTheWayAndServesTheRestAsARange() {
        String url = picture("nasa");
        byte[] whole = client.get(url).bytes();
        client.fault("{\"fault\":\"CDN_CUT\",\"bytes\":5000,\"times\":2}");
        assertThatThrownBy(() -> client.get(url))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseInstanceOf(IOException.class)
                .hasStackTraceContaining("received: 5000");
        assertThatThrownBy(() -> client.get(url, "Range", "bytes=5000-")).isInstanceOf(UncheckedIOException.class);
        assertThat(client.get(url, "Range", "bytes=10000-").bytes()).hasSize(whole.length - 10_000);
    }

    @Test
    void announcesMoreThanTheFileHas() {
        String url = picture("nasa");
        int length = client.get(url).bytes().length;
        client.fault("{\"fault\":\"CDN_WRONG_LENGTH\",\"bytes\":7,\"times\":1}");
        assertThatThrownBy(() -> client.get(url))
                .isInstanceOf(UncheckedIOException.class)
                .hasStackTraceContaining("fixed content-length: " + (length + 7) + ", bytes received: " + length);
    }

    @Test
    void leavesOutTheEndOfAFileAsIfThatWereAllOfIt() {
        String url = picture("nasa");
        byte[] whole = client.get(url).bytes();
        client.fault("{\"fault\":\"CDN_SHORTENED\",\"bytes\":7,\"times\":1}");
        Client.Answer answer = client.get(url);
        assertThat(answer.header("content-length")).contains(Integer.toString(whole.length - 7));
        assertThat(answer.bytes()).isEqualTo(Arrays.copyOf(whole, whole.length - 7));
    }

    @Test
    void fallsSilentWithinAFile() {
        String url = picture("nasa");
        client.fault("{\"fault\":\"CDN_HANG\",\"bytes\":5000,\"delay\":\"PT0.4S\",\"times\":1}");
        Instant start = Instant.now();
        assertThatThrownBy(() -> client.get(url))
                .isInstanceOf(UncheckedIOException.class)
                .hasStackTraceContaining("received: 5000");
        assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofMillis(380));
    }

    @Test
    void dripsAndHidesTheLengthAndIgnoresRanges() {
        String url = picture("nasa");
        byte[] whole = client.get(url).bytes();
        client.fault("{\"fault\":\"CDN_SLOW\",\"delay\":\"PT0.4S\"}");
        client.fault("{\"fault\":\"CDN_CHUNKED\"}");
        client.fault("{\"fault\":\"CDN_WITHOUT_RANGES\"}");
        Instant start = Instant.now();
        Client.Answer answer = client.get(url, "Range", "bytes=100-");
        assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofMillis(380));
        assertThat(answer.header("content-length")).isEmpty();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.bytes()).isEqualTo(whole);
    }

    @Test
    void handsOutLinksThatHaveExpired() {
        client.fault("{\"fault\":\"CDN_EXPIRED\",\"target\":\"nasa\"}");
        assertThat(client.get(picture("nasa")).text()).isEqualTo("URL signature expired");
        assertThat(client.get(picture("spacex")).status()).isEqualTo(200);
    }

    private String picture(String username) {
        return client.discover(username, "profile_picture_url")
                .discovered()
                .path("profile_picture_url")
                .asString();
    }
}
