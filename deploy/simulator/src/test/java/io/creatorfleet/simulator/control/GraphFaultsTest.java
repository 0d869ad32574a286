package io.creatorfleet.simulator.control;

import static io.creatorfleet.simulator.Client.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.creatorfleet.simulator.Client;
import io.creatorfleet.simulator.SimulatorTest;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

@SimulatorTest
class GraphFaultsTest {

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
    void beginsAfterTheTimeThatIsSet() {
        client.fault("{\"fault\":\"TOKEN_EXPIRED\",\"after\":\"PT1H\"}");

        assertThat(client.discover("nasa", "id").status()).isEqualTo(200);
        client.control("POST", "clock", "{\"advance\":\"PT1H\"}");
        assertThat(client.discover("nasa", "id")
                        .json()
                        .path("error")
                        .path("code")
                        .asInt())
                .isEqualTo(190);
    }

    @ParameterizedTest
    @CsvSource({
        "USER_NOT_FOUND, 400, ig-err-user-not-found-400",
        "TOKEN_EXPIRED, 400, ig-err-token-expired-400",
        "APP_THROTTLED, 403, ig-err-app-throttled-403",
        "USER_THROTTLED, 400, ig-err-user-throttled-400",
        "PERMISSION_MISSING, 400, ig-err-permission-400",
        "REDUCE_DATA, 500, ig-err-reduce-data-code1-500",
        "TRANSIENT, 500, ig-err-transient-code2-500"
    })
    void answersWithTheErrorOfTheSample(String fault, int status, String sample) {
        client.fault("{\"fault\":\"" + fault + "\",\"times\":1}");
        Client.Answer answer = client.discover("nasa", "id");
        JsonNode expected = sample(sample).path("error");
        JsonNode error = answer.json().path("error");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(Set.copyOf(error.propertyNames())).isEqualTo(Set.copyOf(expected.propertyNames()));
        for (String name : List.of("type", "code", "error_subcode", "is_transient")) {
            assertThat(error.path(name)).as(name).isEqualTo(expected.path(name));
        }
        assertThat(client.discover("nasa", "id").status())
                .as("the call after it")
                .isEqualTo(200);
    }

    @Test
    void saysWhenTheTokenExpiredInTheWordsOfThePlatform() {
        client.fault("{\"fault\":\"TOKEN_EXPIRED\"}");
        assertThat(client.discover("nasa", "id").json().at("/error/message").asString())
                .matches(
                        "Error validating access token: Session has expired on \\w+, \\d\\d-\\w{3}-\\d\\d [\\d:]{8} P[SD]T\\. "
                                + "The current time is \\w+, \\d\\d-\\w{3}-\\d\\d [\\d:]{8} P[SD]T\\.");
    }

    @Test
    void answersWithAnErrorAndTheStatusThatIsWanted() {
        client.fault("{\"fault\":\"TRANSIENT\",\"status\":200}");
        Client.Answer answer = client.discover("nasa", "id");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.error()).isEqualTo("2");
    }

    @Test
    void limitsTheRateAndSaysForHowLong() {
        client.fault("{\"fault\":\"RATE_LIMITED\",\"delay\":\"PT90S\",\"times\":1}");
        Client.Answer limited = client.discover("nasa", "id");
        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.error()).isEqualTo("4");
        assertThat(limited.header("retry-after")).contains("90");
        client.fault("{\"fault\":\"RATE_LIMITED\",\"delay\":\"PT0S\",\"times\":1}");
        Client.Answer silent = client.discover("nasa", "id");
        assertThat(silent.status()).isEqualTo(429);
        assertThat(silent.header("retry-after")).isEmpty();
    }

    @Test
    void isSilentAndThenBreaksOff() {
        client.fault("{\"fault\":\"HANG\",\"delay\":\"PT0.4S\",\"times\":1}");
        Instant start = Instant.now();
        assertThatThrownBy(() -> client.discover("nasa", "id")).isInstanceOf(UncheckedIOException.class);
        assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofMillis(380));
        assertThat(client.discover("nasa", "id").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {503, 200})
    void answersWithHtmlOfTheEdge(int status) {
        client.fault("{\"fault\":\"SERVER_ERROR\",\"status\":" + status + "}");
        Client.Answer answer = client.discover("nasa", "id");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).startsWith("<!DOCTYPE html>");
        assertThat(answer.header("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
    }

    @Test
    void endsTheJsonInTheMiddle() {
        client.fault("{\"fault\":\"TRUNCATED_JSON\"}");
        Client.Answer answer = client.page("nasa", "");
        assertThat(answer.status()).isEqualTo(200);
        assertThatThrownBy(answer::json).isInstanceOf(JacksonException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"fault\":\"LATENCY\",\"delay\":\"PT0.4S\"}",
                "{\"fault\":\"LATENCY\",\"delay\":\"PT0.4S\",\"maxDelay\":\"PT0.5S\"}",
                "{\"fault\":\"SLOW_BODY\",\"delay\":\"PT0.4S\"}"
            })
    void takesItsTime(String fault) {
        client.fault(fault);
        Instant start = Instant.now();
        assertThat(client.page("nasa", "").media()).hasSize(25);
        assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofMillis(380));
    }

    @Test
    void repeatsTheCursor() {
        client.fault("{\"fault\":\"REPEATED_CURSOR\",\"target\":\"nasa\"}");
        String first = client.page("nasa", "").cursor("after").orElseThrow();
        Client.Answer second = client.page("nasa", ".after(" + first + ")");
        assertThat(second.cursor("after")).contains(first);
        assertThat(second.media()).isNotEmpty();
    }

    @Test
    void showsNoMediaAlthoughItCountsSome() {
        client.fault("{\"fault\":\"EMPTY_MEDIA\"}");
        Client.Answer answer = client.page("nasa", "");
        assertThat(answer.media()).isEmpty();
        assertThat(answer.discovered().path("media").has("paging")).isFalse();
        assertThat(answer.discovered().path("media_count").asInt()).isPositive();
    }

    @Test
    void refusesTheFieldsThatAreOutOfOrderAndTheirCallAsAWhole() {
        client.fault("{\"fault\":\"FIELD_REFUSED\",\"fields\":[\"view_count\",\"thumbnail_url\"]}");
        assertThat(client.discover("nasa", "media{view_count}").json().at("/error/message"))
                .isEqualTo(sample("ig-err-unsupported-field-400").at("/error/message"));
        assertThat(client.discover("nasa", "media{children{thumbnail_url}}").error())
                .isEqualTo("100");
        assertThat(client.discover("nasa", "media{like_count}").status()).isEqualTo(200);
    }
}
