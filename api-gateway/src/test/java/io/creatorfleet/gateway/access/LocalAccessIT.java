package io.creatorfleet.gateway.access;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.gateway.Client;
import io.creatorfleet.gateway.GatewayTest;
import io.creatorfleet.gateway.RawRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A gateway on a person's own machine, with the networks that are open unless it is set otherwise. */
@GatewayTest
final class LocalAccessIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private static final String PAUSE = "/api/queues/media/pause";
    private static final String REASON = "{\"reason\": \"x\"}";

    private final JdbcClient jdbc;
    private final Client http;
    private final int port;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        services.properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    LocalAccessIT(@Autowired JdbcClient jdbc, @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.http = new Client(port);
        this.port = port;
    }

    @Test
    void needsNoKeyAndPutsOnRecordWhatIsDoneWithoutOne() {
        assertThat(http.post(PAUSE, REASON).status()).isEqualTo(200);
        assertThat(http.post("/api/queues/media/resume").status()).isEqualTo(200);

        assertThat(http.get("/api/audit").json().at("/actions/0/actor").asString())
                .isEqualTo("local");
        assertThat(http.get("/api/audit").json().at("/actions/0/key").isNull()).isTrue();
    }

    @Test
    void checksAKeyThatIsGivenAllTheSame() {
        String key = Keys.insert(jdbc, "CLIENT", "a client", null);

        assertThat(http.get("/api/jobs", "X-API-Key", "cf_unknown").status()).isEqualTo(401);
        await().until(() -> http.get("/api/jobs", "X-API-Key", key).status() == 200);
        assertThat(http.post(PAUSE, REASON, "X-API-Key", key).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-For: 127.0.0.1",
                "Forwarded: for=127.0.0.1",
                "X-Real-IP: 127.0.0.1",
                "Via: 1.1 proxy",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site"
            })
    void asksForAKeyWhatAProxyOrAForeignPageSends(String header) {
        assertThat(RawRequest.status(port, "GET", "/api/jobs")).isEqualTo(200);
        assertThat(RawRequest.status(port, "GET", "/api/jobs", "Sec-Fetch-Site: same-origin"))
                .isEqualTo(200);

        assertThat(RawRequest.status(port, "GET", "/api/jobs", header)).isEqualTo(401);
        assertThat(RawRequest.status(port, "POST", "/api/queues/media/resume", header, "Content-Length: 0"))
                .isEqualTo(401);
    }

    @Test
    void asksForAKeyWhoeverReachesThisMachineByAnotherName() {
        String answer = RawRequest.send(port, "GET /api/jobs HTTP/1.1\nHost: rebound.example\nConnection: close\n\n");

        assertThat(answer).startsWith("HTTP/1.1 401");
    }

    @Test
    void showsHealthAndMetricsToItsNetworksAndToNobodyBehindAProxy() {
        assertThat(RawRequest.status(port, "GET", "/alive")).isEqualTo(200);
        assertThat(RawRequest.status(port, "GET", "/actuator/prometheus")).isEqualTo(200);

        assertThat(RawRequest.status(port, "GET", "/alive", "X-Forwarded-For: 127.0.0.1"))
                .isEqualTo(401);
        assertThat(RawRequest.status(port, "GET", "/actuator/prometheus", "X-Forwarded-For: 127.0.0.1"))
                .isEqualTo(401);
    }
}
