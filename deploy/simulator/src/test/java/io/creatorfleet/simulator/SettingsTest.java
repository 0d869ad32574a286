package io.creatorfleet.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=simulator",
            "simulator.public-url=https://cdn.example",
            "simulator.video-size.min=2GB",
            "simulator.video-size.max=2GB",
            "simulator.ttl-scale=0.001",
            "simulator.graph.app-secret=app-secret",
            "simulator.graph.usage-per-call=0"
        })
class SettingsTest {

    /** HMAC-SHA256 of the token under the secret above, from another implementation. */
    private static final String PROOF = "a98bdb4cab074b84617dafb3fcc7ee11a7bc1e428ad0e2b444ed5973a4716c9c";

    private static final String NASA = "/v26.0/" + Client.US + "?access_token=" + Client.TOKEN
            + "&fields=business_discovery.username(nasa)%7Bmedia.limit(9)%7Bmedia_url,media_product_type%7D%7D";

    @LocalServerPort
    int port;

    private Client client;

    @BeforeEach
    void setUp() {
        client = new Client(port);
    }

    @Test
    void demandProofOfTheAppsSecret() {
        assertThat(client.get(NASA).json().at("/error/message").asString()).contains("require an appsecret_proof");
        assertThat(client.get(NASA + "&appsecret_proof=00")
                        .json()
                        .at("/error/message")
                        .asString())
                .contains("Invalid appsecret_proof");
        assertThat(client.get(NASA + "&appsecret_proof=" + PROOF).status()).isEqualTo(200);
    }

    @Test
    void moveTheLinksToThePublicUrlAndShortenTheirLives() {
        String url = reel();
        Instant end = Instant.ofEpochSecond(Long.parseLong(url.replaceFirst(".*&oe=", ""), 16));
        assertThat(url).startsWith("https://cdn.example/cdn/");
        assertThat(Duration.between(Instant.now(), end)).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(87));
    }

    @Test
    void makeVideosLargerThanTheMemory() {
        String path = reel().replaceFirst("https://cdn.example", "");
        Client.Answer answer = client.get(path, "Range", "bytes=2147483600-");
        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.header("content-range")).contains("bytes 2147483600-2147483647/2147483648");
        assertThat(answer.bytes()).hasSize(48);
    }

    @Test
    void liftTheLimitOfUse() {
        IntStream.range(0, 300).forEach(n -> client.get(NASA + "&appsecret_proof=" + PROOF));
        Client.Answer answer = client.get(NASA + "&appsecret_proof=" + PROOF);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("x-app-usage")).isEmpty();
    }

    private String reel() {
        return client.get(NASA + "&appsecret_proof=" + PROOF).media().stream()
                .filter(item -> item.path("media_product_type").asString().equals("REELS"))
                .findFirst()
                .orElseThrow()
                .path("media_url")
                .asString();
    }
}
