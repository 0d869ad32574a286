package io.creatorfleet.gateway.dead;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.gateway.Client;
import io.creatorfleet.gateway.Client.Answer;
import io.creatorfleet.gateway.GatewayTest;
import io.creatorfleet.task.InvariantStore;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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
final class DeadReplayIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private final DeadTasks dead;
    private final Client client;
    private final InvariantStore invariant;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        services.properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    DeadReplayIT(@Autowired JdbcClient jdbc, @LocalServerPort int port, @Autowired InvariantStore invariant) {
        this.dead = new DeadTasks(jdbc);
        this.client = new Client(port);
        this.invariant = invariant;
    }

    @BeforeEach
    void empty() {
        dead.empty();
    }

    @AfterEach
    void allAccountsBalance() {
        assertThat(invariant.violations()).isEmpty();
    }

    @Test
    void tellsWhatAReplayWouldDoWithoutDoingIt() {
        dead.add("a", "MEDIA", "c0ffee");
        dead.add("b", "MEDIA", "c0ffee");

        JsonNode answer = replay("{\"filter\": {\"kind\": \"media\"}, \"dry_run\": true}");

        assertThat(answer.get("dry_run").asBoolean()).isTrue();
        assertThat(answer.get("would_replay").asInt()).isEqualTo(2);
        assertThat(answer.get("replayed").asInt()).isZero();
        assertThat(dead.count("state = 'DEAD'")).isEqualTo(2);
    }

    @Test
    void replaysAGroupOnceInTheBackgroundAndAtARate() {
        IntStream.range(0, 5).forEach(number -> dead.add("s" + number, "MEDIA", "c0ffee"));
        dead.add("other", "MEDIA", "f00d");
        String group = "{\"filter\": {\"kind\": \"media\", \"fingerprint\": \"c0ffee\"}, \"rate\": 0.5}";

        JsonNode first = replay(group);
        JsonNode again = replay(group);

        assertThat(first.get("replayed").asInt()).isEqualTo(5);
        assertThat(first.get("rate").asDouble()).isEqualTo(0.5);
        assertThat(first.has("would_replay")).isFalse();
        assertThat(again.get("replayed").asInt()).isZero();
        assertThat(dead.count("state = 'READY' AND lane = 'BACKGROUND'")).isEqualTo(5);
        assertThat(dead.jdbc()
                        .sql(
                                "SELECT max(not_before) - min(not_before) = INTERVAL '8 s' FROM task WHERE state = 'READY'")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(dead.count("state = 'DEAD'")).isEqualTo(1);
    }

    @Test
    void saysWhyTasksWereLeftAlone() {
        long cancelled = dead.add("a", "MEDIA", "c0ffee");
        dead.jdbc()
                .sql("UPDATE job SET state = 'CANCELLED' WHERE id = ?")
                .param(dead.job(cancelled))
                .update();
        long superseded = dead.add("b", "MEDIA", "c0ffee");
        client.add("b");
        long free = dead.add("c", "MEDIA", "c0ffee");
        String ids = "{\"ids\": [%d, %d, %d, 4711]%s}".formatted(cancelled, superseded, free, "%s");

        JsonNode dry = replay(ids.formatted(", \"dry_run\": true"));
        JsonNode answer = replay(ids.formatted(""));

        assertThat(answer.get("replayed").asInt()).isEqualTo(1);
        assertThat(answer.get("not_replayed").toString())
                .isEqualTo("{\"job_cancelled\":1,\"job_open\":1,\"not_dead\":1}");
        assertThat(dry.get("not_replayed")).isEqualTo(answer.get("not_replayed"));
        assertThat(dry.get("would_replay").asInt()).isEqualTo(1);
        assertThat(client.get("/api/jobs/" + dead.job(free)).json().get("state").asString())
                .isEqualTo("running");
    }

    @Test
    void bringsEachTaskBackOnceWhenTwoReplayTheSameAtOnce() {
        IntStream.range(0, 40).forEach(number -> dead.add("s" + number, "MEDIA", "c0ffee"));
        String all = "{\"filter\": {\"all\": true}}";

        int replayed =
                Stream.of(all, all, all)
                        .map(body -> CompletableFuture.supplyAsync(() -> replay(body)))
                        .toList()
                        .stream()
                        .mapToInt(answer -> answer.join().get("replayed").asInt())
                        .sum();

        assertThat(replayed).isEqualTo(40);
        assertThat(dead.count("state = 'READY'")).isEqualTo(40);
    }

    @Test
    void putsTasksAsideUntilTheyAreReplayedById() {
        long task = dead.add("a", "MEDIA", "c0ffee");
        String group = "{\"filter\": {\"fingerprint\": \"c0ffee\"}, \"reason\": \"gone for good\"%s}";

        JsonNode dry = client.post("/api/dead/dismiss", group.formatted(", \"dry_run\": true"))
                .json();
        assertThat(client.get("/api/dead").json().get("groups")).hasSize(1);
        JsonNode dismissed =
                client.post("/api/dead/dismiss", group.formatted("")).json();

        assertThat(dry.get("would_dismiss").asInt()).isEqualTo(1);
        assertThat(dismissed.get("dismissed").asInt()).isEqualTo(1);
        assertThat(client.get("/api/dead").json().get("groups")).isEmpty();
        assertThat(client.get("/api/dead/tasks?dismissed=true")
                        .json()
                        .at("/tasks/0/dismissal/reason")
                        .asString())
                .isEqualTo("gone for good");
        assertThat(client.get("/api/jobs/" + dead.job(task))
                        .json()
                        .at("/stages/media/dead")
                        .asInt())
                .isEqualTo(1);
        assertThat(replay("{\"filter\": {\"all\": true}}").get("replayed").asInt())
                .isZero();
        assertThat(client.post("/api/dead/dismiss", "{\"ids\": [%d], \"reason\": \"again\"}".formatted(task))
                        .json()
                        .get("not_dismissed")
                        .asInt())
                .isEqualTo(1);
        assertThat(replay("{\"ids\": [%d]}".formatted(task)).get("replayed").asInt())
                .isEqualTo(1);
        assertThat(dead.count("state = 'READY' AND dismissed_at IS NULL AND dismissed_reason IS NULL"))
                .isEqualTo(1);
    }

    @Test
    void takesADismissalBackByWhenItWasMade() {
        long task = dead.add("a", "MEDIA", "c0ffee");
        JsonNode dismissed = client.post(
                        "/api/dead/dismiss", "{\"ids\": [%d], \"reason\": \"by mistake\"}".formatted(task))
                .json();
        String at = dismissed.get("dismissed_at").asString();

        assertThat(client.post("/api/dead/restore", "{\"dismissed_at\": \"2026-01-01T00:00:00Z\"}")
                        .json()
                        .get("restored")
                        .asInt())
                .isZero();
        assertThat(client.post("/api/dead/restore", "{\"dismissed_at\": \"%s\"}".formatted(at))
                        .json()
                        .get("restored")
                        .asInt())
                .isEqualTo(1);
        assertThat(client.get("/api/dead").json().get("groups")).hasSize(1);
        assertThat(client.post("/api/dead/restore", "{\"dismissed_at\": \"then\"}")
                        .json()
                        .get("error")
                        .asString())
                .startsWith("dismissed_at must be a time");
        assertThat(client.post("/api/dead/restore", "{}").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                               | neither is given
            {"ids": [1], "filter": {"all": true}}            | not by both
            {"ids": []}                                      | ids must be
            {"ids": [null]}                                  | ids must be
            {"ids": [1.5]}                                   | The value of ids
            {"ids": ["x"]}                                   | The value of ids
            {"filter": {}}                                   | means every dead task
            {"filter": {"all": false}}                       | means every dead task
            {"filter": {"all": true, "kind": "media"}}       | not both
            {"filter": {"kind": "odd"}}                      | odd is none of profile
            {"filter": {"platform": "odd"}}                  | odd is none of instagram
            {"filter": {"job": "odd"}}                       | job must be
            {"filter": {"since": "yesterday"}}               | since must be a time
            {"filter": {"knd": "media"}}                     | There is no field filter.knd
            {"ids": [1], "dryrun": true}                     | There is no field dryrun
            {"ids": [1], "rate": 0}                          | rate must be
            {"ids": [1], "rate": -1}                         | rate must be
            {"ids": [1], "rate": 1e300}                      | rate must be
            []                                               | The value of the body
            """)
    void refusesWhatIsNotClear(String body, String sentence) {
        Answer answer = client.post("/api/dead/replay", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("error").asString()).contains(sentence);
    }

    private JsonNode replay(String body) {
        return client.post("/api/dead/replay", body).json();
    }
}
