package io.creatorfleet.gateway.dead;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.gateway.Client;
import io.creatorfleet.gateway.Client.Answer;
import io.creatorfleet.gateway.GatewayTest;
import io.creatorfleet.task.InvariantStore;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

@GatewayTest
final class DeadTaskIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private final JdbcClient jdbc;
    private final Client client;
    private final InvariantStore invariant;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        services.properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    DeadTaskIT(@Autowired JdbcClient jdbc, @LocalServerPort int port, @Autowired InvariantStore invariant) {
        this.jdbc = jdbc;
        this.client = new Client(port);
        this.invariant = invariant;
    }

    @BeforeEach
    void empty() {
        jdbc.sql("TRUNCATE job, task, idempotency_key CASCADE").update();
    }

    @AfterEach
    void allAccountsBalance() {
        assertThat(invariant.violations()).isEmpty();
    }

    @Test
    void groupsByKindAndCauseWithAnExampleAndTheTimes() {
        long first = dead("a", "MEDIA", "c0ffee");
        long second = dead("b", "MEDIA", "c0ffee");
        dead("c", "MEDIA", "f00d");
        dead("d", "PROFILE", "c0ffee");
        jdbc.sql("UPDATE task SET finished_at = '2026-01-01T00:00:00Z' WHERE id = ?")
                .param(first)
                .update();

        JsonNode groups = client.get("/api/dead").json().get("groups");
        JsonNode group = groups.get(0);

        assertThat(groups)
                .extracting(one -> one.get("kind").asString() + " "
                        + one.get("fingerprint").asString())
                .containsExactly("media c0ffee", "media f00d", "profile c0ffee");
        assertThat(group.get("count").asInt()).isEqualTo(2);
        assertThat(group.get("failure").asString()).isEqualTo("Unavailable");
        assertThat(group.at("/example/task").asLong()).isEqualTo(second);
        assertThat(group.at("/example/text").asString()).isEqualTo("b is away");
        assertThat(group.get("first_seen").asString()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(group.get("last_seen").asString()).isGreaterThan("2026-01-01T00:00:00Z");
        assertThat(client.get(group.get("tasks").asString()).json().get("tasks"))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "kind=media, 2",
        "kind=profile, 1",
        "fingerprint=f00d, 1",
        "platform=instagram, 3",
        "platform=reddit, 0",
        "since=2026-06-01T00:00:00Z, 2",
        "before=2026-06-01T00:00:00Z, 1",
        "kind=media&fingerprint=c0ffee, 1",
        "dismissed=true, 0"
    })
    void findsThoseThatAreMeant(String query, int tasks) {
        long old = dead("a", "MEDIA", "c0ffee");
        dead("b", "MEDIA", "f00d");
        dead("c", "PROFILE", "c0ffee");
        jdbc.sql("UPDATE task SET finished_at = '2026-01-01T00:00:00Z' WHERE id = ?")
                .param(old)
                .update();

        assertThat(client.get("/api/dead/tasks?" + query).json().get("tasks")).hasSize(tasks);
        assertThat(client.get("/api/dead?" + query)
                        .json()
                        .get("groups")
                        .valueStream()
                        .mapToInt(group -> group.get("count").asInt())
                        .sum())
                .isEqualTo(tasks);
    }

    @Test
    void findsThoseOfAJob() {
        dead("a", "MEDIA", "c0ffee");
        long task = dead("b", "MEDIA", "c0ffee");

        assertThat(client.get("/api/dead/tasks?job=" + job(task)).json().get("tasks"))
                .extracting(one -> one.get("id").asLong())
                .containsExactly(task);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/dead?", "/api/dead/tasks?"})
    void listsPageByPageAndEachOnce(String list) {
        for (int i = 0; i < 7; i++) {
            dead("s" + i, i % 2 == 0 ? "MEDIA" : "RESOLVE", "cause" + i);
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = client.get(list + "limit=3&cursor=" + cursor).json();
            (page.has("groups") ? page.get("groups") : page.get("tasks"))
                    .forEach(entry -> seen.add(entry.get("fingerprint").asString()));
            cursor = page.get("cursor").isNull() ? "" : page.get("cursor").asString();
        } while (!cursor.isEmpty());

        assertThat(seen).doesNotHaveDuplicates().hasSize(7);
    }

    @Test
    void showsTheWholeHistoryOfATaskWhateverBecameOfIt() {
        long task = dead("somebody", "MEDIA", "c0ffee");
        failure(task, 2, 7, "Unavailable", "no answer");
        failure(task, 1, 4, "Malformed", "no picture");

        JsonNode detail = client.get("/api/dead/tasks/" + task).json();
        replay("{\"ids\": [%d]}".formatted(task));
        JsonNode after = client.get("/api/dead/tasks/" + task).json();

        assertThat(detail.at("/task/subject").asString()).isEqualTo("somebody");
        assertThat(detail.at("/task/state").asString()).isEqualTo("dead");
        assertThat(detail.at("/task/job").asString()).isEqualTo(job(task).toString());
        assertThat(detail.at("/payload/of").asString()).isEqualTo("somebody");
        assertThat(detail.get("history"))
                .extracting(one ->
                        one.get("failure").asString() + ": " + one.get("text").asString() + " by "
                                + one.get("worker").asString())
                .containsExactly("Malformed: no picture by w4", "Unavailable: no answer by w7");
        assertThat(after.at("/task/state").asString()).isEqualTo("ready");
        assertThat(after.get("history")).isEqualTo(detail.get("history"));
        assertThat(client.get("/api/dead/tasks/4711").status()).isEqualTo(404);
    }

    @Test
    void tellsWhatAReplayWouldDoWithoutDoingIt() {
        dead("a", "MEDIA", "c0ffee");
        dead("b", "MEDIA", "c0ffee");

        JsonNode answer = replay("{\"filter\": {\"kind\": \"media\"}, \"dry_run\": true}");

        assertThat(answer.get("dry_run").asBoolean()).isTrue();
        assertThat(answer.get("would_replay").asInt()).isEqualTo(2);
        assertThat(answer.get("replayed").asInt()).isZero();
        assertThat(count("state = 'DEAD'")).isEqualTo(2);
    }

    @Test
    void replaysAGroupOnceInTheBackgroundAndAtARate() {
        IntStream.range(0, 5).forEach(number -> dead("s" + number, "MEDIA", "c0ffee"));
        dead("other", "MEDIA", "f00d");
        String group = "{\"filter\": {\"kind\": \"media\", \"fingerprint\": \"c0ffee\"}, \"rate\": 0.5}";

        JsonNode first = replay(group);
        JsonNode again = replay(group);

        assertThat(first.get("replayed").asInt()).isEqualTo(5);
        assertThat(first.get("rate").asDouble()).isEqualTo(0.5);
        assertThat(first.has("would_replay")).isFalse();
        assertThat(again.get("replayed").asInt()).isZero();
        assertThat(count("state = 'READY' AND lane = 'BACKGROUND'")).isEqualTo(5);
        assertThat(jdbc.sql("SELECT max(not_before) - min(not_before) = INTERVAL '8 s' FROM task WHERE state = 'READY'")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(count("state = 'DEAD'")).isEqualTo(1);
    }

    @Test
    void saysWhyTasksWereLeftAlone() {
        long cancelled = dead("a", "MEDIA", "c0ffee");
        jdbc.sql("UPDATE job SET state = 'CANCELLED' WHERE id = ?")
                .param(job(cancelled))
                .update();
        long superseded = dead("b", "MEDIA", "c0ffee");
        client.add("b");
        long free = dead("c", "MEDIA", "c0ffee");
        String ids = "{\"ids\": [%d, %d, %d, 4711]%s}".formatted(cancelled, superseded, free, "%s");

        JsonNode dry = replay(ids.formatted(", \"dry_run\": true"));
        JsonNode answer = replay(ids.formatted(""));

        assertThat(answer.get("replayed").asInt()).isEqualTo(1);
        assertThat(answer.get("not_replayed").toString())
                .isEqualTo("{\"job_cancelled\":1,\"job_open\":1,\"not_dead\":1}");
        assertThat(dry.get("not_replayed")).isEqualTo(answer.get("not_replayed"));
        assertThat(dry.get("would_replay").asInt()).isEqualTo(1);
        assertThat(client.get("/api/jobs/" + job(free)).json().get("state").asString())
                .isEqualTo("running");
    }

    @Test
    void bringsEachTaskBackOnceWhenTwoReplayTheSameAtOnce() {
        IntStream.range(0, 40).forEach(number -> dead("s" + number, "MEDIA", "c0ffee"));
        String all = "{\"filter\": {\"all\": true}}";

        int replayed =
                Stream.of(all, all, all)
                        .map(body -> CompletableFuture.supplyAsync(() -> replay(body)))
                        .toList()
                        .stream()
                        .mapToInt(answer -> answer.join().get("replayed").asInt())
                        .sum();

        assertThat(replayed).isEqualTo(40);
        assertThat(count("state = 'READY'")).isEqualTo(40);
    }

    @Test
    void putsTasksAsideUntilTheyAreReplayedById() {
        long task = dead("a", "MEDIA", "c0ffee");
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
        assertThat(client.get("/api/jobs/" + job(task))
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
        assertThat(count("state = 'READY' AND dismissed_at IS NULL AND dismissed_reason IS NULL"))
                .isEqualTo(1);
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

    @Test
    void refusesADismissalWithoutAReasonAndListsOfNothingKnown() {
        assertThat(client.post("/api/dead/dismiss", "{\"ids\": [1]}")
                        .json()
                        .get("error")
                        .asString())
                .isEqualTo("A dismissal needs a reason");
        assertThat(client.post("/api/dead/dismiss", "{\"reason\": \"x\"}").status())
                .isEqualTo(400);
        for (String query :
                List.of("kind=odd", "platform=odd", "job=odd", "since=odd", "cursor=odd", "limit=0", "dismissed=odd")) {
            assertThat(client.get("/api/dead?" + query).status()).as(query).isEqualTo(400);
            assertThat(client.get("/api/dead/tasks?" + query).status())
                    .as(query)
                    .isEqualTo(400);
        }
    }

    @Test
    void isDescribed() {
        assertThat(client.get("/v3/api-docs").json().get("paths").propertyNames())
                .contains(
                        "/api/dead",
                        "/api/dead/tasks",
                        "/api/dead/tasks/{id}",
                        "/api/dead/replay",
                        "/api/dead/dismiss");
    }

    private JsonNode replay(String body) {
        return client.post("/api/dead/replay", body).json();
    }

    /** A dead task that is all of its ended job. */
    private long dead(String subject, String kind, String fingerprint) {
        return jdbc.sql("""
                WITH ended AS (
                    INSERT INTO job (id, purpose, platform, subject, lane, state, accepted_tasks, dead_tasks, fanned_in,
                                     finished_at)
                    VALUES (gen_random_uuid(), 'ADD', 'instagram', :subject, 'INTERACTIVE', 'INCOMPLETE', 1, 1, true,
                            clock_timestamp()) RETURNING id)
                INSERT INTO task (job_id, kind, upstream, lane, subject, payload, state, finished_at, reason, failure,
                                  fingerprint)
                SELECT id, :kind, 'instagram', 'INTERACTIVE', :subject, jsonb_build_object('of', :subject::text), 'DEAD',
                       clock_timestamp(), :subject || ' is away', 'Unavailable', :fingerprint FROM ended RETURNING id
                """)
                .param("subject", subject)
                .param("kind", kind)
                .param("fingerprint", fingerprint)
                .query(Long.class)
                .single();
    }

    private void failure(long task, int attempt, long fence, String failure, String text) {
        jdbc.sql(
                        "INSERT INTO task_failure (task_id, attempt, fence, failure, message, worker) VALUES (?, ?, ?, ?, ?, ?)")
                .params(task, attempt, fence, failure, text, "w" + fence)
                .update();
    }

    private UUID job(long task) {
        return jdbc.sql("SELECT job_id FROM task WHERE id = ?")
                .param(task)
                .query(UUID.class)
                .single();
    }

    private long count(String condition) {
        return jdbc.sql("SELECT count(*) FROM task WHERE " + condition)
                .query(Long.class)
                .single();
    }
}
