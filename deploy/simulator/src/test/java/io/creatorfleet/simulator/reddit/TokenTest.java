package io.creatorfleet.simulator.reddit;

import static io.creatorfleet.simulator.Client.sample;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.simulator.Client;
import io.creatorfleet.simulator.SimulatorTest;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@SimulatorTest
class TokenTest {

    private static final String GRANT = "grant_type=client_credentials";

    @LocalServerPort
    int port;

    private Client client;
    private RedditClient reddit;

    @BeforeEach
    @AfterEach
    void restore() {
        client = new Client(port);
        client.restore();
        reddit = new RedditClient(client);
    }

    @Test
    void isNotIssuedToAnotherClient() {
        Client.Answer answer = reddit.askToken("Basic c2ltdWxhdGVkLWNsaWVudDpvdGhlcg==", GRANT);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json()).isEqualTo(sample("rd-03-token-bad-client-401"));
        assertThat(answer.header("x-ratelimit-used")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            grant_type=authorization_code&code=x | 200 | invalid_grant
            grant_type=password | 200 | unauthorized_client
            grant_type=https://oauth.reddit.com/grants/installed_client&device_id=short | 200 | invalid_request
            grant_type=client | 200 | unsupported_grant_type
            grant_type=refresh_token&refresh_token=x | 400 | 400
            """)
    void isRefusedWithTheStatusOfASuccess(String form, int status, String error) {
        Client.Answer answer = reddit.askToken(RedditClient.BASIC, form);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("error").asString()).isEqualTo(error);
        assertThat(answer.json().has("access_token")).isFalse();
    }

    @Test
    void mustBeAskedForWithAForm() {
        Client.Answer answer = client.send(client.request("/api/v1/access_token?" + GRANT)
                .header("Authorization", RedditClient.BASIC)
                .header("User-Agent", RedditClient.AGENT)
                .POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.json()).isEqualTo(sample("rd-02-token-oauth-error-200"));
    }

    @Test
    void isWithheldByFaults() {
        client.fault("{\"fault\":\"TOKEN_REFUSED\",\"times\":1}");
        assertThat(reddit.askToken(RedditClient.BASIC, GRANT).json()).isEqualTo(sample("rd-02-token-oauth-error-200"));
        client.fault("{\"fault\":\"TOKEN_THROTTLED\",\"times\":1}");
        Client.Answer throttled = reddit.askToken(RedditClient.BASIC, GRANT);
        assertThat(throttled.status()).isEqualTo(429);
        assertThat(throttled.json()).isEqualTo(sample("rd-04-token-429"));
        assertThat(throttled.header("retry-after")).isEmpty();
        assertThat(reddit.askToken(RedditClient.BASIC, GRANT).json().has("access_token"))
                .isTrue();
    }

    @Test
    void isNeeded() {
        assertThat(reddit.get("/r/space/about", "").status()).isEqualTo(401);
        Client.Answer answer = reddit.get("/r/space/about", reddit.token() + "x");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json()).isEqualTo(sample("rd-err-unauthorized-401"));
        assertThat(reddit.get("/r/space/about").status()).isEqualTo(200);
    }

    @Test
    void endsAfterADay() {
        String token = reddit.token();
        client.control("POST", "clock", "{\"advance\":\"PT23H59M\"}");
        assertThat(reddit.get("/r/space/about", token).status()).isEqualTo(200);
        client.control("POST", "clock", "{\"advance\":\"PT2M\"}");
        assertThat(reddit.get("/r/space/about", token).status()).isEqualTo(401);
    }

    @Test
    void isRevokedAndAnotherIsCounted() {
        String token = reddit.token();
        int issued = state().path("tokensIssued").asInt();
        client.control("POST", "reddit/revoke", "");
        assertThat(reddit.get("/r/space/about", token).status()).isEqualTo(401);
        assertThat(new RedditClient(client).get("/r/space/about").status()).isEqualTo(200);
        assertThat(state().path("tokensIssued").asInt()).isEqualTo(issued + 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Java-http-client/25           | 429
            python-requests/2.32          | 429
            Mozilla/5.0 (X11; Linux)      | 403
            creatorfleet                  | 403
            linux:io.creatorfleet:1.0     | 403
            """)
    void isNotIssuedToWhoDoesNotSayWhoItIs(String agent, int status) {
        Client.Answer answer = client.get(
                "/reddit-oauth/r/space/about", "User-Agent", agent, "Authorization", "bearer " + reddit.token());
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(client.send(client.request("/api/v1/access_token")
                                .header("Authorization", RedditClient.BASIC)
                                .header("User-Agent", agent)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(GRANT)))
                        .status())
                .isEqualTo(status);
    }

    private JsonNode state() {
        return client.get("/control/reddit").json();
    }
}
