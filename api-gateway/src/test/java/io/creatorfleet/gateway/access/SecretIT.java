package io.creatorfleet.gateway.access;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.gateway.Client;
import io.creatorfleet.gateway.Client.Answer;
import io.creatorfleet.gateway.GatewayTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Keys are canaries here: none may turn up in a log, an answer or a row, however its request goes wrong. */
@GatewayTest
@ExtendWith(OutputCaptureExtension.class)
final class SecretIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private static String key = "";

    private final JdbcClient jdbc;
    private final Client http;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        services.properties().forEach((name, value) -> registry.add(name, () -> value));
        registry.add("fleet.gateway.local", () -> "false");
        registry.add("logging.level.io.creatorfleet", () -> "debug");
        key = Keys.insert(Keys.migrated(services.database()), "OPERATOR", "canary", null);
    }

    SecretIT(@Autowired JdbcClient jdbc, @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.http = new Client(port);
    }

    @Test
    void areInNoLogNoAnswerAndNoRow(CapturedOutput output) {
        List<Answer> answers = new ArrayList<>();
        for (String secret : List.of(key, "cf_canary0123456789")) {
            for (String[] header :
                    List.of(new String[] {"X-API-Key", secret}, new String[] {"Authorization", "Bearer " + secret})) {
                answers.add(http.get("/api/jobs", header));
                answers.add(http.get("/api/nothing", header));
                answers.add(http.post("/api/queues/media/pause", "{", header));
                answers.add(http.add("canary", header));
            }
        }
        jdbc.sql("ALTER TABLE operator_action RENAME TO moved").update();
        answers.add(http.post("/api/queues/media/resume", "", "X-API-Key", key));
        answers.add(http.get("/api/audit", "X-API-Key", key));
        jdbc.sql("ALTER TABLE moved RENAME TO operator_action").update();

        assertThat(answers.stream().map(Answer::status)).contains(200, 202, 400, 401, 404, 500);
        assertThat(output.getAll()).contains("failed, answered 500").doesNotContain(key, "cf_canary");
        assertThat(answers).noneMatch(answer -> answer.body().contains(key.substring(10)));
        assertThat(answers).noneMatch(answer -> answer.body().contains("cf_canary"));
        assertThat(jdbc.sql(
                                "SELECT operator_action::text FROM operator_action UNION ALL"
                                        + " SELECT idempotency_key::text FROM idempotency_key UNION ALL SELECT api_key::text FROM api_key")
                        .query(String.class)
                        .list())
                .noneMatch(row -> row.contains(key));
    }
}
