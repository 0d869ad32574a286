package io.creatorfleet.simulator.reddit;

import static io.creatorfleet.simulator.Client.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.creatorfleet.simulator.Client;
import io.creatorfleet.simulator.SimulatorTest;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.core.JacksonException;

@SimulatorTest
class RedditErrorsTest {

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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /r/private1/new        | 403 | rd-err-private-403
            /r/private1/about      | 403 | rd-err-private-403
            /r/goldonly1/hot       | 403 | rd-err-gold-only-403
            /r/quarantined1/about  | 403 | rd-err-quarantined-403
            /r/forbidden1/top      | 403 | rd-err-forbidden-bare-403
            /r/banned1/new         | 404 | rd-err-banned-404
            /r/banned1/about       | 404 | rd-err-banned-404
            /r/missing1/about      | 404 | rd-err-missing-404
            /r/not.a.name/about    | 404 | rd-err-missing-404
            /user/missing1/about   | 404 | rd-err-missing-404
            /user/nonexistent1/about | 400 | rd-err-user-missing-400
            /user/suspended1/submitted | 403 | rd-err-forbidden-bare-403
            """)
    void answersOddNamesAsTheSamplesDo(String path, int status, String sample) {
        Client.Answer answer = reddit.get(path);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json()).isEqualTo(sample(sample));
    }

    @Test
    void saysWhyAGatedSubredditIsNotShown() {
        Client.Answer answer = reddit.get("/r/gated1/about");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().path("reason").asString()).isEqualTo("gated");
    }

    @Test
    void saysOfASuspendedUserNothingElse() {
        assertThat(reddit.get("/user/suspended_one/about").json().path("data").propertyNames())
                .containsExactlyElementsOf(
                        sample("rd-22-user-suspended").path("data").propertyNames());
    }

    @Test
    void showsNoPostsOfAUserWhoHidesThem() {
        assertThat(RedditClient.posts(reddit.get("/user/hidden_one/submitted"))).isEmpty();
        assertThat(reddit.get("/user/hidden_one/about")
                        .json()
                        .at("/data/link_karma")
                        .asInt())
                .isPositive();
    }

    @Test
    void takesAwayForLegalReasons() {
        assertThat(reddit.get("/r/legal_trouble/new").status()).isEqualTo(451);
    }

    @Test
    void leadsFromTheListOfAMissingSubredditToTheSearch() {
        Client.Answer answer = reddit.get("/r/missing1/new");
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("location")).contains("https://www.reddit.com/subreddits/search?q=missing1");
        assertThat(answer.text()).contains("<html>");
        assertThat(answer.header("x-ratelimit-used")).isEmpty();
    }

    @Test
    void escapesUnlessAskedNotTo() {
        String token = reddit.token();
        String escaped = client.get(
                        "/reddit-oauth/r/space/about",
                        "User-Agent",
                        RedditClient.AGENT,
                        "Authorization",
                        "bearer " + token)
                .json()
                .at("/data/community_icon")
                .asString();
        String raw =
                reddit.get("/r/space/about").json().at("/data/community_icon").asString();
        assertThat(escaped).isEqualTo(raw.replace("&", "&amp;")).isNotEqualTo(raw);
        assertThat(client.get(escaped).status()).isEqualTo(403);
    }

    @Test
    void countsCallsByTheTenMinutes() {
        Client.Answer first = reddit.get("/r/space/about");
        Client.Answer second = reddit.get("/r/private1/about");
        assertThat(first.header("x-ratelimit-used")).contains("1");
        assertThat(first.header("x-ratelimit-remaining")).contains("999.0");
        assertThat(Integer.parseInt(first.header("x-ratelimit-reset").orElseThrow()))
                .isBetween(1, 600);
        assertThat(second.header("x-ratelimit-remaining")).contains("998.0");
        assertThat(reddit.get("/r/quarantined1/about").header("x-ratelimit-remaining"))
                .isEmpty();
    }

    @Test
    void refusesCallsBeyondTheLimitInTwoWays() {
        client.control("PUT", "reddit/used", "{\"used\":1000}");
        List<Client.Answer> answers = IntStream.range(0, 2)
                .mapToObj(n -> reddit.get("/r/space/about"))
                .toList();
        assertThat(answers).extracting(Client.Answer::status).containsOnly(429);
        assertThat(answers).allMatch(answer -> answer.header("x-ratelimit-used").isEmpty());
        assertThat(answers.stream()
                        .map(answer -> answer.header("content-type").orElse("").substring(0, 9)
                                + answer.header("retry-after").isPresent())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("text/htmltrue", "applicatifalse");
        client.control("POST", "clock", "{\"advance\":\"PT10M\"}");
        assertThat(reddit.get("/r/space/about").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"0, 25", "1, 1", "100, 100", "101, 100", "x, 25"})
    void takesLimitsUpToAHundred(String limit, int posts) {
        assertThat(RedditClient.posts(reddit.get("/r/space/new?limit=" + limit)))
                .hasSize(posts);
    }

    @ParameterizedTest
    @CsvSource({
        "SERVER_ERROR, 503",
        "TRANSIENT, 500",
        "TOKEN_EXPIRED, 401",
        "USER_NOT_FOUND, 404",
        "PERMISSION_MISSING, 403",
        "EDGE_BLOCKED, 403",
        "RATE_LIMITED, 429"
    })
    void failsForTheOneItIsAimedAt(String fault, int status) {
        client.fault("{\"fault\":\"" + fault + "\",\"target\":\"r/Space\"}");
        assertThat(reddit.get("/r/space/new").status()).isEqualTo(status);
        assertThat(reddit.get("/r/nasa/new").status()).isEqualTo(200);
    }

    @Test
    void failsWithoutAWord() {
        client.fault("{\"fault\":\"SERVER_ERROR\",\"status\":522,\"times\":1}");
        Client.Answer answer = reddit.get("/r/space/new");
        assertThat(answer.status()).isEqualTo(522);
        assertThat(answer.bytes()).isEmpty();
        assertThat(answer.header("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
    }

    @Test
    void failsWithAStatusThatHasAWordOfItsOwn() {
        client.fault("{\"fault\":\"TRANSIENT\",\"status\":409,\"times\":1}");
        Client.Answer answer = reddit.get("/r/space/new");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text()).isEqualTo("{\"message\":\"Conflict\",\"error\":409}");
    }

    @Test
    void spoilsPages() {
        client.fault("{\"fault\":\"EMPTY_MEDIA\",\"times\":1}");
        assertThat(RedditClient.posts(reddit.get("/r/space/new"))).isEmpty();
        String after = reddit.get("/r/space/new").json().at("/data/after").asString();
        client.fault("{\"fault\":\"REPEATED_CURSOR\",\"times\":1}");
        assertThat(reddit.get("/r/space/new?after=" + after)
                        .json()
                        .at("/data/after")
                        .asString())
                .isEqualTo(after);
        client.fault("{\"fault\":\"TRUNCATED_JSON\",\"times\":1}");
        assertThatThrownBy(() -> reddit.get("/r/space/new").json()).isInstanceOf(JacksonException.class);
        client.fault("{\"fault\":\"HANG\",\"delay\":\"PT0.1S\",\"times\":1}");
        assertThatThrownBy(() -> reddit.get("/r/space/new")).isInstanceOf(UncheckedIOException.class);
    }
}
