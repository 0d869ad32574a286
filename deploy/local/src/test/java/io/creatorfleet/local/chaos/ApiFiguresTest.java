package io.creatorfleet.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.local.JsonClient;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ApiFiguresTest {

    private static final URI ADDRESS = URI.create("http://localhost");
    private static final Gateways.Gateway GATEWAY =
            new Gateways.Gateway("api-gateway-1", new JsonClient(ADDRESS, Duration.ofSeconds(1)));

    private final Outages outages = new Outages();
    private final ApiFigures figures = new ApiFigures(outages);

    @Test
    void anAnswerIsNoError() {
        figures.note(GATEWAY, answer(200, false));
        assertThat(figures.errorCount()).isZero();
        assertThat(figures.lines().getFirst()).startsWith("1 requests answered");
    }

    @Test
    void silenceIsExcusedByTheDeathOfThatGatewayAlone() {
        outages.begin("api-gateway-2");
        figures.note(GATEWAY, answer(0, false));
        assertThat(figures.errorCount()).isEqualTo(1);

        outages.begin("api-gateway-1");
        figures.note(GATEWAY, answer(0, false));
        assertThat(figures.errorCount()).isEqualTo(1);
    }

    @Test
    void anOutageThatIsOverExcusesNothingThatBeganLater() {
        outages.begin("api-gateway-1");
        outages.end("api-gateway-1");
        figures.note(
                GATEWAY,
                new JsonClient.Answer(
                        ADDRESS,
                        0,
                        false,
                        "reset",
                        Instant.now().plusSeconds(1),
                        Instant.now().plusSeconds(2)));
        assertThat(figures.errorCount()).isEqualTo(1);
    }

    @Test
    void unavailableIsExcusedWhilePostgresqlIsAwayIfItSaysWhenToComeAgain() {
        figures.note(GATEWAY, answer(503, true));
        assertThat(figures.errorCount()).isEqualTo(1);

        outages.begin("postgresql");
        figures.note(GATEWAY, answer(503, true));
        assertThat(figures.errorCount()).isEqualTo(1);

        figures.note(GATEWAY, answer(503, false));
        figures.note(GATEWAY, answer(500, false));
        assertThat(figures.errorCount()).isEqualTo(3);
    }

    private static JsonClient.Answer answer(int status, boolean retryAfter) {
        return new JsonClient.Answer(ADDRESS, status, retryAfter, "text", Instant.now(), Instant.now());
    }
}
