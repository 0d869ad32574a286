package io.creatorfleet.gateway.access;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.gateway.Client;
import io.creatorfleet.gateway.Client.Answer;
import io.creatorfleet.gateway.GatewayTest;
import io.creatorfleet.gateway.RawRequest;
import io.creatorfleet.gateway.access.Endpoints.Endpoint;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** A gateway that is not local, asked from a network that is not one of the open ones. */
@GatewayTest
final class AccessIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private static final Set<Integer> REFUSED = Set.of(401, 403, 429);
    private static final double OFTEN = 1_000_000;

    private static String client = "";
    private static String operator = "";
    private static String revoked = "";

    private final JdbcClient jdbc;
    private final Client http;
    private final int port;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        services.properties().forEach((name, value) -> registry.add(name, () -> value));
        registry.add("fleet.gateway.local", () -> "false");
        registry.add("fleet.gateway.open-networks", () -> "192.0.2.0/24");
        registry.add("fleet.gateway.key-refresh", () -> "100ms");
        JdbcClient jdbc = Keys.migrated(services.database());
        client = Keys.insert(jdbc, "CLIENT", "a client", OFTEN);
        operator = Keys.insert(jdbc, "OPERATOR", "an operator", OFTEN);
        revoked = Keys.insert(jdbc, "OPERATOR", "one who left", OFTEN);
        jdbc.sql("UPDATE api_key SET revoked_at = clock_timestamp() WHERE name = 'one who left'")
                .update();
    }

    AccessIT(@Autowired JdbcClient jdbc, @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.http = new Client(port);
        this.port = port;
    }

    static Stream<Endpoint> endpoints() {
        return Endpoints.all();
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void isOpenToItsAudienceAlone(Endpoint endpoint) {
        assertThat(ask(endpoint, revoked)).isEqualTo(401);
        assertThat(ask(endpoint, "cf_unknown")).isEqualTo(401);
        assertThat(ask(endpoint, operator)).isNotIn(REFUSED);
        switch (endpoint.audience()) {
            case ANYONE -> {
                assertThat(ask(endpoint, client)).isNotIn(REFUSED);
                assertThat(ask(endpoint)).isNotIn(REFUSED);
            }
            case CLIENTS -> {
                assertThat(ask(endpoint, client)).isNotIn(REFUSED);
                assertThat(ask(endpoint)).isEqualTo(401);
            }
            case NETWORK, OPERATORS -> {
                assertThat(ask(endpoint, client)).isEqualTo(403);
                assertThat(ask(endpoint)).isEqualTo(401);
            }
        }
    }

    @Test
    void knowsWhomEveryMappedAddressIsOpenTo(@Autowired Map<String, RequestMappingInfoHandlerMapping> mappings) {
        Set<String> mapped = new TreeSet<>();
        mappings.values()
                .forEach(mapping -> mapping.getHandlerMethods().keySet().forEach(info -> add(mapped, info)));
        Set<String> decided = endpoints().map(Endpoint::toString).collect(Collectors.toCollection(TreeSet::new));
        decided.remove("GET /swagger-ui/index.html"); // a file

        assertThat(mapped).isEqualTo(decided);
    }

    private static void add(Set<String> mapped, RequestMappingInfo info) {
        List<String> methods = info.getMethodsCondition().getMethods().isEmpty()
                ? List.of("GET")
                : info.getMethodsCondition().getMethods().stream()
                        .map(Enum::name)
                        .toList();
        for (String pattern : info.getPatternValues()) {
            methods.forEach(method -> mapped.add(method + " " + pattern));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//api/jobs",
                "/api//jobs",
                "/api/jobs/",
                "/API/JOBS",
                "/api/%6aobs",
                "/api;v=1/jobs;v=2",
                "/api%2fjobs",
                "/api%2Fjobs",
                "/api%5cjobs",
                "/./api/./jobs",
                "/swagger-ui/../api/jobs",
                "/swagger-ui/..;/api/jobs",
                "/swagger-ui/%2e%2e/api/jobs",
                "/docs/../api/jobs",
                "/docs;/../api/jobs",
                "/api/jobs%00",
                "/api/jobs?a=/docs",
                "/api/jobs#/docs",
                "/error/../api/jobs",
                "http://localhost/api/jobs",
                "/actuator/../api/jobs"
            })
    void hasNoSpellingOfAnAddressThatGetsAroundAKey(String address) {
        assertThat(RawRequest.status(port, "GET", address)).isGreaterThanOrEqualTo(400);
        assertThat(RawRequest.status(port, "HEAD", address)).isGreaterThanOrEqualTo(400);
        String asDeletion = address.replace("jobs", "instagram/creator/nobody");
        assertThat(RawRequest.status(port, "DELETE", asDeletion, "X-API-Key: " + client))
                .isGreaterThanOrEqualTo(400)
                .isNotEqualTo(404)
                .satisfiesAnyOf(
                        status -> assertThat(status).isEqualTo(403),
                        status -> assertThat(status).isIn(400, 405));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "OPTIONS", "TRACE", "PROPFIND", "get", "POST"})
    void hasNoMethodThatGetsAroundAKey(String method) {
        assertThat(RawRequest.status(port, method, "/api/jobs", "Content-Length: 0"))
                .isGreaterThanOrEqualTo(400);
        assertThat(RawRequest.status(
                        port, "POST", "/api/queues/media/pause", "X-HTTP-Method-Override: GET", "Content-Length: 0"))
                .isEqualTo(401);
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

        assertThat(begun).startsWith("HTTP/1.1 401");
    }

    private static void assertProblem(Answer answer, int status, String sentence) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("success").asBoolean()).isFalse();
        assertThat(answer.json().get("error").asString()).isEqualTo(sentence);
    }

    private int ask(Endpoint endpoint, String key) {
        return ask(endpoint, List.of("X-API-Key", key));
    }

    private int ask(Endpoint endpoint) {
        return ask(endpoint, List.of());
    }

    private int ask(Endpoint endpoint, List<String> headers) {
        return http.send(http.request(endpoint.address(), headers.toArray(String[]::new))
                        .header("Content-Type", "application/json")
                        .method(endpoint.method(), BodyPublishers.ofString("{}"))
                        .build())
                .status();
    }
}
