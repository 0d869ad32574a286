package io.creatorfleet.gateway.jobs;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.gateway.Client;
import io.creatorfleet.gateway.Client.Answer;
import io.creatorfleet.gateway.GatewayTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

@GatewayTest
final class AddToRedditIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private static final String SUBREDDIT = "/api/reddit/subreddit/add";
    private static final String USER = "/api/reddit/user/add";

    private final JdbcClient jdbc;
    private final Client client;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        services.properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    AddToRedditIT(@Autowired JdbcClient jdbc, @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.client = new Client(port);
    }

    @Test
    void opensAJobThatAsksForPostsAlone() {
        Answer answer = client.post(SUBREDDIT, "{\"name\": \"Space\", \"niche\": \"Science\"}");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().get("creator").toString())
                .isEqualTo(
                        "{\"username\":\"r/space\",\"platform\":\"reddit\",\"niche\":\"Science\",\"status\":\"accepted\"}");
        String job = answer.json().at("/job/id").asString();
        assertThat(answer.header("Location")).endsWith("/api/jobs/" + job);
        assertThat(jdbc.sql("SELECT kind || ' ' || subject || ' ' || upstream FROM task WHERE job_id = :job")
                        .param("job", UUID.fromString(job))
                        .query(String.class)
                        .list())
                .containsExactly("PROFILE reddit/r/space reddit");
        JsonNode report = client.get("/api/jobs/" + job).json();
        assertThat(report.path("username").asString()).isEqualTo("r/space");
        assertThat(report.at("/stages/content/reels/asked").asInt()).isZero();
        assertThat(report.at("/stages/content/posts/asked").asInt()).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/reddit/subreddit/add, name,     ' r/Forgiven_1 ', r/forgiven_1",
        "/api/reddit/subreddit/add, name,     /R/forgiven2,     r/forgiven2",
        "/api/reddit/user/add,      username, u/Some-One,       u/some-one",
        "/api/reddit/user/add,      username, /user/some2,      u/some2",
        "/api/reddit/user/add,      username, @some3,           u/some3",
        "/api/reddit/user/add,      username, ' Some4 ',        u/some4",
    })
    void forgivesPrefixesSpacesAndCase(String path, String field, String given, String meant) {
        Answer answer = client.post(path, "{\"%s\": \"%s\"}".formatted(field, given));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().at("/creator/username").asString()).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/reddit/subreddit/add | {}                                 | Name is required",
                "/api/reddit/subreddit/add | {\"name\":\"r/\"}                  | Name is required",
                "/api/reddit/subreddit/add | {\"name\":\"a\"}                   | The name of a subreddit may hold 2 to 21 letters, digits and underscores",
                "/api/reddit/subreddit/add | {\"name\":\"u/someone\"}           | The name of a subreddit may hold 2 to 21 letters, digits and underscores",
                "/api/reddit/subreddit/add | {\"name\":\"two words\"}           | The name of a subreddit may hold 2 to 21 letters, digits and underscores",
                "/api/reddit/user/add      | {\"username\":\" \"}               | Username is required",
                "/api/reddit/user/add      | {\"username\":\"a.b\"}             | Username may hold at most 20 letters, digits, underscores and hyphens",
                "/api/reddit/user/add      | {\"username\":\"r/space\"}         | Username may hold at most 20 letters, digits, underscores and hyphens",
                "/api/reddit/user/add      | {\"username\":\"aaaaaaaaaaaaaaaaaaaaa\"} | Username may hold at most 20 letters, digits, underscores and hyphens",
            })
    void saysWhyANameIsRefused(String path, String body, String sentence) {
        Answer answer = client.post(path, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").asString()).isEqualTo(sentence);
    }

    @Test
    void joinsTheJobThatIsOpenAndKeepsUsersAndSubredditsApart() {
        String first = job(client.post(SUBREDDIT, "{\"name\": \"both\"}"));
        Answer again = client.post(SUBREDDIT, "{\"name\": \"r/BOTH\"}");

        assertThat(job(again)).isEqualTo(first);
        assertThat(again.json().path("deduplicated").asBoolean()).isTrue();
        assertThat(job(client.post(USER, "{\"username\": \"both\"}"))).isNotEqualTo(first);
    }

    @Test
    void answersTheSameUnderTheSameKey() {
        String[] key = {"Idempotency-Key", "reddit-1"};
        Answer first = client.post(SUBREDDIT, "{\"name\": \"keyed\"}", key);

        assertThat(client.post(SUBREDDIT, "{\"name\": \"keyed\"}", key).body()).isEqualTo(first.body());
        assertThat(client.post(SUBREDDIT, "{\"name\": \"other\"}", key).status())
                .isEqualTo(422);
        assertThat(client.post(USER, "{\"username\": \"keyed\"}", key).status()).isEqualTo(422);
    }

    @Test
    void waitsAsTheClientPrefers() {
        Answer answer = client.post(USER, "{\"username\": \"awaited\"}", "Prefer", "wait=0");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("Preference-Applied")).isEqualTo("wait=0");
    }

    private static String job(Answer answer) {
        return answer.json().at("/job/id").asString();
    }
}
