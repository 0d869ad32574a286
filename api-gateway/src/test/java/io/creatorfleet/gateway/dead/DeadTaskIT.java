package io.creatorfleet.gateway.dead;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.gateway.Client;
import io.creatorfleet.gateway.GatewayTest;
import io.creatorfleet.task.InvariantStore;
import java.util.ArrayList;
import java.util.List;
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

    private final DeadTasks dead;
    private final Client client;
    private final InvariantStore invariant;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        services.properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    DeadTaskIT(@Autowired JdbcClient jdbc, @LocalServerPort int port, @Autowired InvariantStore invariant) {
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
    void groupsByKindAndCauseWithAnExampleAndTheTimes() {
        long first = dead.add("a", "MEDIA", "c0ffee");
        long second = dead.add("b", "MEDIA", "c0ffee");
        dead.add("c", "MEDIA", "f00d");
        dead.add("d", "PROFILE", "c0ffee");
        dead.jdbc()
                .sql("UPDATE task SET finished_at = '2026-01-01T00:00:00Z' WHERE id = ?")
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

    @Test
    void countsAGroupByTheHour() {
        long early = dead.add("a", "MEDIA", "c0ffee");
        dead.add("b", "MEDIA", "c0ffee");
        long older = dead.add("c", "MEDIA", "c0ffee");
        dead.jdbc()
                .sql(
                        "UPDATE task SET finished_at = now() - make_interval(mins => CASE id WHEN ? THEN 90 ELSE 3000 END) WHERE id IN (?, ?)")
                .params(early, early, older)
                .update();

        assertThat(client.get("/api/dead").json().at("/groups/0/hours"))
                .hasSize(24)
                .extracting(JsonNode::asInt)
                .endsWith(0, 1, 1)
                .filteredOn(tasks -> tasks > 0)
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
        long old = dead.add("a", "MEDIA", "c0ffee");
        dead.add("b", "MEDIA", "f00d");
        dead.add("c", "PROFILE", "c0ffee");
        dead.jdbc()
                .sql("UPDATE task SET finished_at = '2026-01-01T00:00:00Z' WHERE id = ?")
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
        dead.add("a", "MEDIA", "c0ffee");
        long task = dead.add("b", "MEDIA", "c0ffee");

        assertThat(client.get("/api/dead/tasks?job=" + dead.job(task)).json().get("tasks"))
                .extracting(one -> one.get("id").asLong())
                .containsExactly(task);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/dead?", "/api/dead/tasks?"})
    void listsPageByPageAndEachOnce(String list) {
        for (int i = 0; i < 7; i++) {
            dead.add("s" + i, i % 2 == 0 ? "MEDIA" : "RESOLVE", "cause" + i);
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
        long task = dead.add("somebody", "MEDIA", "c0ffee");
        dead.failure(task, 2, 7, "Unavailable", "no answer");
        dead.failure(task, 1, 4, "Malformed", "no picture");

        JsonNode detail = client.get("/api/dead/tasks/" + task).json();
        replay("{\"ids\": [%d]}".formatted(task));
        JsonNode after = client.get("/api/dead/tasks/" + task).json();

        assertThat(detail.at("/task/subject").asString()).isEqualTo("somebody");
        assertThat(detail.at("/task/state").asString()).isEqualTo("dead");
        assertThat(detail.at("/task/job").asString()).isEqualTo(dead.job(task).toString());
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
        JsonNode paths = client.get("/v3/api-docs").json().get("paths");

        assertThat(paths.propertyNames())
                .contains(
                        "/api/dead",
                        "/api/dead/tasks",
                        "/api/dead/tasks/{id}",
                        "/api/dead/replay",
                        "/api/dead/dismiss");
        assertThat(bodyOf(paths.get("/api/dead/replay"))).isEqualTo("#/components/schemas/ReplayRequest");
        assertThat(bodyOf(paths.get("/api/dead/dismiss"))).isEqualTo("#/components/schemas/DismissRequest");
    }

    private static String bodyOf(JsonNode path) {
        return path.at("/post/requestBody/content/application~1json/schema/$ref")
                .asString();
    }

    private JsonNode replay(String body) {
        return client.post("/api/dead/replay", body).json();
    }
}
