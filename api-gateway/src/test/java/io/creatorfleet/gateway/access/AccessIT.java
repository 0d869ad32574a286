package io.creatorfleet.gateway.access;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.gateway.Client;
import io.creatorfleet.gateway.GatewayTest;
import io.creatorfleet.gateway.RawRequest;
import io.creatorfleet.gateway.Rows;
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
        decided.removeAll(Set.of("GET /", "GET /index.html", "GET /swagger-ui/index.html")); // files

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
        jdbc.sql("DELETE FROM creator").update();
        Rows.creator(jdbc, "held", 1, null);
        assertThat(RawRequest.status(port, "GET", address)).isGreaterThanOrEqualTo(400);
        assertThat(RawRequest.status(port, "HEAD", address)).isGreaterThanOrEqualTo(400);
        String asDeletion = address.replace("jobs", "instagram/creator/held");
        assertThat(RawRequest.status(port, "DELETE", asDeletion, "X-API-Key: " + client))
                .isGreaterThanOrEqualTo(400);
        assertThat(jdbc.sql("SELECT count(*) FROM job WHERE purpose = 'PURGE'")
                        .query(Long.class)
                        .single())
                .isZero();
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

    private int ask(Endpoint endpoint, String key) {
        return ask(endpoint, List.of("X-API-Key", key));
    }

    private int ask(Endpoint endpoint) {
        return ask(endpoint, List.of());
    }

    // The status alone: some answers are streams that do not end.
    private int ask(Endpoint endpoint, List<String> headers) {
        return http.statusOf(http.request(endpoint.address(), headers.toArray(String[]::new))
                .header("Content-Type", "application/json")
                .method(endpoint.method(), BodyPublishers.ofString("{}"))
                .build());
    }
}
