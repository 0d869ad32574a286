package io.creatorfleet.gateway.access;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.gateway.Client;
import io.creatorfleet.gateway.GatewayTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** The record of what operators did. */
@GatewayTest
final class ActionIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private static String operator = "";
    private static String client = "";

    private final JdbcClient jdbc;
    private final Client http;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        services.properties().forEach((name, value) -> registry.add(name, () -> value));
        registry.add("fleet.gateway.local", () -> "false");
        JdbcClient jdbc = Keys.migrated(services.database());
        operator = Keys.insert(jdbc, "OPERATOR", "olivia", null);
        client = Keys.insert(jdbc, "CLIENT", "carl", null);
    }

    ActionIT(@Autowired JdbcClient jdbc, @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.http = new Client(port);
    }

    @Test
    void tellsWhoDidWhatWhenAndWhatBecameOfIt() {
        http.post("/api/queues/audit/pause?why=\u00e4".replace("\u00e4", "%C3%A4"), "{\"reason\": \"tidy\"}", key());
        JsonNode action = last("POST /api/queues/{kind}/pause");

        assertThat(action.get("actor").asString()).isEqualTo("olivia");
        assertThat(action.get("key").asLong())
                .isEqualTo(jdbc.sql("SELECT id FROM api_key WHERE name = 'olivia'")
                        .query(Long.class)
                        .single());
        assertThat(action.get("address").asString()).isEqualTo("127.0.0.1");
        assertThat(action.get("target").asString()).isEqualTo("/api/queues/audit/pause?why=%C3%A4");
        assertThat(action.get("request").asString()).isEqualTo("{\"reason\": \"tidy\"}");
        assertThat(action.get("at").asString()).endsWith("Z");
        assertThat(action.get("outcome").asString()).isEqualTo("done");
        assertThat(action.get("status").asInt()).isEqualTo(200);
    }

    @Test
    void tellsOfActionsThatWereRefused() {
        http.post("/api/queues/odd/resume", "", key());

        assertThat(last("POST /api/queues/{kind}/resume").get("outcome").asString())
                .isEqualTo("refused");
        assertThat(last("POST /api/queues/{kind}/resume").get("status").asInt()).isEqualTo(404);
    }

    @Test
    void keepsNoMoreOfABodyThanIsReadByPeopleAndNothingThatCannotBeStored() {
        http.post("/api/dead/dismiss", "\0" + "x".repeat(50_000), key());

        assertThat(last("POST /api/dead/dismiss").get("request").asString())
                .hasSize(2_001)
                .startsWith("\uFFFDxx")
                .endsWith("…");
    }

    @Test
    void tellsOfNothingThatWasOnlyReadOrDoneByClients() {
        long before = count();
        http.get("/api/audit", key());
        http.get("/api/jobs", key());
        http.add("somebody", "X-API-Key", client);
        http.add("somebody", key());
        http.post("/api/queues/media/resume", "", "X-API-Key", client);

        assertThat(count()).isEqualTo(before);
    }

    @Test
    void doesNothingThatCannotBePutOnRecord() {
        jdbc.sql("ALTER TABLE operator_action ADD CONSTRAINT shut CHECK (false) NOT VALID")
                .update();
        int status = http.post("/api/queues/profile/pause", "{\"reason\": \"unseen\"}", key())
                .status();
        jdbc.sql("ALTER TABLE operator_action DROP CONSTRAINT shut").update();

        assertThat(status).isEqualTo(500);
        assertThat(http.get("/api/queues", key()).body()).doesNotContain("unseen");
    }

    @Test
    void isReadPartByPartByOperators() {
        for (int i = 0; i < 5; i++) {
            http.post("/api/upstreams/nothing-%d/resume".formatted(i), "", key());
        }
        List<String> targets =
                http.get("/api/audit?limit=2", key()).json().get("actions").findValuesAsString("target");
        String cursor = http.get("/api/audit?limit=2", key()).cursor();
        List<String> next = http.get("/api/audit?limit=2&cursor=" + cursor, key())
                .json()
                .get("actions")
                .findValuesAsString("target");

        assertThat(targets).containsExactly("/api/upstreams/nothing-4/resume", "/api/upstreams/nothing-3/resume");
        assertThat(next).containsExactly("/api/upstreams/nothing-2/resume", "/api/upstreams/nothing-1/resume");
        assertThat(http.get("/api/audit", "X-API-Key", client).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE operator_action SET actor = 'nobody'",
                "DELETE FROM operator_action",
                "DELETE FROM operator_action WHERE false",
                "TRUNCATE operator_action CASCADE",
                "TRUNCATE operator_action_outcome",
                "UPDATE operator_action_outcome SET outcome = 'REFUSED'",
                "DELETE FROM operator_action_outcome",
                "SET session_replication_role = replica; DELETE FROM operator_action_outcome"
            })
    void isChangedByNobodyNotEvenByTheOwnerOfItsTables(String change) {
        http.post("/api/upstreams/nothing/resume", "", key());
        long before = count();

        assertThatThrownBy(() -> jdbc.sql(change).update())
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("is append-only");
        assertThat(count()).isEqualTo(before);
    }

    private String[] key() {
        return new String[] {"X-API-Key", operator};
    }

    /** The last such action, once its outcome is on record: that is after its answer. */
    private JsonNode last(String action) {
        return await().until(
                        () -> http.get("/api/audit", key())
                                .json()
                                .get("actions")
                                .valueStream()
                                .filter(each -> each.get("action").asString().equals(action))
                                .findFirst()
                                .orElseThrow(),
                        found -> !found.get("outcome").isNull());
    }

    private long count() {
        return jdbc.sql("SELECT count(*) FROM operator_action")
                .query(Long.class)
                .single();
    }
}
