package io.creatorfleet.simulator.looter;

import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.simulator.Client;
import io.creatorfleet.simulator.SimulatorTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@SimulatorTest
class LooterGatewayTest {

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
    void mustBePaidFor() {
        assertThat(client.get("/looter/profile?username=nasa").status()).isEqualTo(401);
        Client.Answer wrong = client.get(
                "/looter/profile?username=nasa", "x-rapidapi-key", "other", "x-rapidapi-host", "looter.example");
        assertThat(wrong.status()).isEqualTo(403);
        assertThat(wrong.json().path("message").asString()).contains("not subscribed");
        assertThat(client.get("/looter/profile?username=nasa", "x-rapidapi-key", "simulated-key")
                        .status())
                .isEqualTo(403);
        assertThat(looter.get("/profile?username=nasa").header("x-ratelimit-requests-remaining"))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({"SERVER_ERROR, 502", "RATE_LIMITED, 429", "PERMISSION_MISSING, 403", "TRANSIENT, 500"})
    void failsAtTheGateway(String fault, int status) {
        client.fault("{\"fault\":\"" + fault + "\",\"target\":\"nasa\"}");
        assertThat(looter.get("/profile?username=nasa").status()).isEqualTo(status);
        assertThat(looter.get("/reels?id=" + looter.id("spacex")).status()).isEqualTo(200);
    }

    @Test
    void spoilsPages() {
        String id = looter.id("nasa");
        client.fault("{\"fault\":\"EMPTY_MEDIA\",\"target\":\"nasa\",\"times\":1}");
        JsonNode empty = looter.get("/reels?id=" + id).json();
        assertThat(empty.path("items")).isEmpty();
        assertThat(empty.path("status").asString()).isEqualTo("ok");
        String next =
                looter.get("/user-feeds?id=" + id).json().path("next_max_id").asString();
        client.fault("{\"fault\":\"REPEATED_CURSOR\",\"target\":\"nasa\",\"times\":1}");
        assertThat(looter.get("/user-feeds?id=" + id + "&max_id=" + next)
                        .json()
                        .path("next_max_id")
                        .asString())
                .isEqualTo(next);
        assertThat(looter.get("/reels?id=" + id + "&max_id=other").status()).isEqualTo(400);
    }
}
