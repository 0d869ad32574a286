package io.creatorfleet.gateway.access;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.gateway.Client;
import io.creatorfleet.gateway.Client.Answer;
import io.creatorfleet.gateway.GatewayTest;
import io.creatorfleet.gateway.RawRequest;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** How keys are given, taken back and counted, at a gateway that is not local. */
@GatewayTest
final class KeyIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private static final double OFTEN = 1_000_000;

    private static final int AT_ONCE = 3;

    private static String client = "";

    private final JdbcClient jdbc;
    private final Client http;
    private final int port;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        services.properties().forEach((name, value) -> registry.add(name, () -> value));
        registry.add("fleet.gateway.local", () -> "false");
        registry.add("fleet.gateway.key-refresh", () -> "100ms");
        registry.add("fleet.gateway.requests-at-once", () -> AT_ONCE);
        client = Keys.insert(Keys.migrated(services.database()), "CLIENT", "a client", OFTEN);
    }

    KeyIT(@Autowired JdbcClient jdbc, @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.http = new Client(port);
        this.port = port;
    }

    @Test
    void takesAKeyInEitherHeader() {
        assertThat(http.get("/api/jobs", "Authorization", "Bearer " + client).status())
                .isEqualTo(200);
        assertThat(http.get("/api/jobs", "Authorization", "bearer  " + client).status())
                .isEqualTo(200);
        assertThat(http.get("/api/jobs", "X-API-Key", client).status()).isEqualTo(200);
        assertThat(http.get("/api/jobs?key=" + client).status()).isEqualTo(401);
        assertThat(http.get("/api/jobs", "Authorization", "Basic " + client).status())
                .isEqualTo(401);
        assertThat(http.get("/api/jobs", "Authorization", "Bearer ").status()).isEqualTo(401);
    }

    /** Each holds a connection, of which others need some as well. */
    @Test
    void leavesNoMoreOpenThanAKeyMayHaveAtOnce() throws Exception {
        String key = Keys.insert(jdbc, "CLIENT", "a watcher", OFTEN);
        await().until(() -> http.get("/api/jobs", "X-API-Key", key).status() == 200);
        HttpRequest events =
                http.request("/api/overview/events").header("X-API-Key", key).build();
        List<InputStream> streams = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            streams.add(http.http().send(events, BodyHandlers.ofInputStream()).body());
        }

        Answer refused = http.get("/api/jobs", "X-API-Key", key);
        assertProblem(
                refused,
                429,
                "The key a watcher has 3 requests open at this gateway, the most at once: end a stream or a wait");
        assertThat(refused.header("Retry-After")).isEqualTo("5");

        for (InputStream stream : streams) {
            stream.close();
        }
        await().until(() -> http.get("/api/jobs", "X-API-Key", key).status() == 200);
    }

    @Test
    void saysWhatIsMissing() {
        Answer none = http.get("/api/jobs", "Accept", "text/html");
        Answer unknown = http.get("/api/jobs", "X-API-Key", "cf_unknown", "Accept", "text/event-stream");
        Answer other = http.post("/api/queues/media/resume", "", "X-API-Key", client);

        assertProblem(none, 401, "A key is needed, as Authorization: Bearer KEY or X-API-Key: KEY");
        assertThat(none.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"creator-fleet\"");
        assertProblem(unknown, 401, "The key is not known here, or was revoked");
        assertThat(unknown.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
        assertProblem(
                other,
                403,
                "POST /api/queues/media/resume needs a key with the role operator; that of a client has the role client");
        assertThat(other.header("WWW-Authenticate")).contains("insufficient_scope", "scope=\"operator\"");
    }

    @Test
    void letsNobodyInWhoseKeyIsRevokedWithinSeconds() {
        String key = Keys.insert(jdbc, "CLIENT", "short", OFTEN);
        await().until(() -> http.get("/api/jobs", "X-API-Key", key).status() == 200);
        await().until(() -> jdbc.sql("SELECT used_at IS NOT NULL FROM api_key WHERE name = 'short'")
                .query(Boolean.class)
                .single());

        jdbc.sql("UPDATE api_key SET revoked_at = clock_timestamp() WHERE name = 'short'")
                .update();

        await().until(() -> http.get("/api/jobs", "X-API-Key", key).status() == 401);
    }

    @Test
    void countsTheRequestsOfEachKey() {
        String slow = Keys.insert(jdbc, "CLIENT", "slow", 0.01);
        await().until(() -> http.get("/api/stats", "X-API-Key", slow).status() != 401);

        Answer second = http.get("/api/stats", "X-API-Key", slow);

        assertProblem(second, 429, "The key slow makes more than its 0.01 requests a second");
        assertThat(Integer.parseInt(second.header("Retry-After"))).isBetween(1, 100);
        assertThat(http.get("/api/stats", "X-API-Key", client).status()).isEqualTo(200);
    }

    @Test
    void keepsTheAnswersUnderIdempotencyKeysByKey() {
        http.add("kept", "X-API-Key", client, "Idempotency-Key", "one");

        assertThat(jdbc.sql("SELECT k.name FROM idempotency_key i JOIN api_key k ON k.id::text = i.api_key")
                        .query(String.class)
                        .list())
                .containsExactly("a client");
    }

    @Test
    void readsNoBodyOfStrangers() {
        String begun = RawRequest.send(port, """
                POST /api/instagram/creator/add HTTP/1.1
                Host: localhost
                Connection: close
                Expect: 100-continue
                Content-Type: application/json
                Content-Length: 30000

                """);

        assertThat(begun).contains("HTTP/1.1 401");
    }

    private static void assertProblem(Answer answer, int status, String sentence) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("success").asBoolean()).isFalse();
        assertThat(answer.json().get("error").asString()).isEqualTo(sentence);
    }
}
