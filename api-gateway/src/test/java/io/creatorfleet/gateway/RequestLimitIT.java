package io.creatorfleet.gateway;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.gateway.Client.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What a request may take of the gateway, and what each answer tells a browser. */
@GatewayTest
final class RequestLimitIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private final Client client;
    private final int port;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        services.properties().forEach((name, value) -> registry.add(name, () -> value));
        registry.add("server.tomcat.connection-timeout", () -> "2s");
    }

    RequestLimitIT(@LocalServerPort int port) {
        this.client = new Client(port);
        this.port = port;
    }

    @Test
    void refusesHeadersOverTheLimit() {
        assertThat(client.get("/api/jobs", "X-Long", "x".repeat(15_000)).status())
                .isEqualTo(200);
        assertThat(client.get("/api/jobs", "X-Long", "x".repeat(17_000)).status())
                .isEqualTo(400);
    }

    @Test
    void refusesMoreParametersThanAnybodyNeeds() {
        assertThat(client.get("/api/jobs?" + "a=b&".repeat(99)).status()).isEqualTo(200);
        assertThat(client.get("/api/jobs?" + "a=b&".repeat(101)).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain"})
    void limitsBodiesOfAllTypes(String type) {
        Answer answer = client.send(client.request("/api/instagram/creator/nobody", "Content-Type", type)
                .method("PATCH", BodyPublishers.ofString("a=" + "x".repeat(70_000)))
                .build());

        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void givesUpOnABodyThatDoesNotCome() {
        String answer = RawRequest.send(port, """
                POST /api/instagram/creator/add HTTP/1.1
                Host: localhost
                Content-Type: application/json
                Content-Length: 30

                {"username\"""");

        assertThat(answer).startsWith("HTTP/1.1 408").contains("The body did not come in time: nothing was done");
    }

    @Test
    void givesUpOnHeadersThatDoNotCome() {
        assertThat(RawRequest.send(port, "GET /api/jobs HTTP/1.1\nHost: localhost\nX-Half: ha"))
                .doesNotStartWith("HTTP/1.1 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api%2Fjobs", "/api/%00"})
    void answersAddressesThatNeverReachItWithProblems(String address) {
        String answer = RawRequest.send(port, "GET " + address + " HTTP/1.1\nHost: localhost\nConnection: close\n\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 4")
                .contains("application/problem+json", "\"success\":false")
                .doesNotContain("<html", "Tomcat", "Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/jobs", "/api/nothing", "/docs", "/swagger-ui/index.html", "/actuator/prometheus"})
    void tellsBrowsersToTrustNothingButOurOwnFiles(String address) {
        Answer answer = client.get(address);

        assertThat(answer.header("Content-Security-Policy"))
                .contains(
                        "default-src 'none'", "script-src 'self';", "frame-ancestors 'none'", "https://media.example;");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    }

    @Test
    void letsNobodyKeepWhatIsHeld() {
        assertThat(client.get("/api/jobs").response().headers().allValues("Cache-Control"))
                .containsExactly("no-store");
        assertThat(client.get("/swagger-ui/swagger-ui.css").response().headers().allValues("Cache-Control"))
                .containsExactly("no-cache");
    }

    @Test
    void servesAPageThatNeedsNoScriptInIt() {
        String page = client.get("/swagger-ui/index.html").body();

        assertThat(page).contains("<script src=").doesNotContainPattern("<script(?![^>]*\\bsrc=)");
        assertThat(page).doesNotContainPattern("\\son[a-z]+=");
    }
}
