package io.creatorfleet.gateway.jobs;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.gateway.Client;
import io.creatorfleet.gateway.Client.Answer;
import io.creatorfleet.gateway.GatewayTest;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Additions that are refused, each with a sentence that says why. */
@GatewayTest
final class RefusedAdditionIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private static final String ADD = "/api/instagram/creator/add";

    private final Client client;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        services.properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    RefusedAdditionIT(@LocalServerPort int port) {
        this.client = new Client(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"username\": null}", "{\"username\": \"  \"}", "{\"username\": \"@\"}"})
    void asksForAUsername(String body) {
        assertProblem(client.post(ADD, body), 400, "Username is required");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"space x", "space-x", "späcex", "\u212Aelvin", "a123456789012345678901234567890", "a\\u0000b"})
    void refusesOtherCharactersInUsernames(String username) {
        assertProblem(client.add(username), 400, "Username may hold letters, digits, dots and underscores");
    }

    @Test
    void refusesANicheThatIsTooLong() {
        String longest = "😀".repeat(80);
        assertThat(client.post(ADD, "{\"username\": \"longest\", \"niche\": \"%s\"}".formatted(longest))
                        .status())
                .isEqualTo(202);
        assertProblem(
                client.post(ADD, "{\"username\": \"longer\", \"niche\": \"%s!\"}".formatted(longest)),
                400,
                "Niche may hold at most 80 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"username\": [\"a\"]}", "{\"username\": 7}", "null"})
    void refusesWhatIsNotTheExpectedJson(String body) {
        assertProblem(client.post(ADD, body), 400, "The body is not the JSON that is expected here");
    }

    @Test
    void refusesOtherTypesOfContent() {
        Answer answer = client.send(client.request(ADD)
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{\"username\": \"plain\"}"))
                .build());

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.json().get("success").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesBodiesOverTheLimit(boolean chunked) {
        byte[] body = "{\"username\": \"large\", \"x\": \"%s\"}"
                .formatted("x".repeat(64 * 1024))
                .getBytes(UTF_8);
        Answer answer = client.send(client.request(ADD)
                .header("Content-Type", "application/json")
                .POST(
                        chunked
                                ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))
                                : BodyPublishers.ofByteArray(body))
                .build());

        assertProblem(answer, 413, "The body is larger than the 65536 bytes that are taken here");
    }

    @Test
    void refusesBatchesThatAreEmptyOrTooLarge() {
        String entries = "{\"username\": \"x\"},".repeat(1000) + "{\"username\": \"x\"}";

        assertThat(client.post("/api/instagram/creator/add-batch", "{\"creators\": []}")
                        .status())
                .isEqualTo(400);
        assertThat(client.post("/api/instagram/creator/add-batch", "{\"creators\": [%s]}".formatted(entries))
                        .status())
                .isEqualTo(400);
    }

    private static void assertProblem(Answer answer, int status, String sentence) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("success").asBoolean()).isFalse();
        assertThat(answer.json().get("error").asString()).isEqualTo(sentence);
        assertThat(answer.json().get("status").asInt()).isEqualTo(status);
    }
}
