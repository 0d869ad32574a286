package io.creatorfleet.gateway.jobs;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.gateway.Client;
import io.creatorfleet.gateway.Client.Answer;
import io.creatorfleet.gateway.GatewayTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
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
final class AddCreatorIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private static final String ADD = "/api/instagram/creator/add";

    private final JdbcClient jdbc;
    private final Client client;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        services.properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    AddCreatorIT(@Autowired JdbcClient jdbc, @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.client = new Client(port);
    }

    @Test
    void answersWithTheJobItOpened() {
        Answer answer = client.post(ADD, "{\"username\": \"spacex\", \"niche\": \"Space\"}");

        assertThat(answer.status()).isEqualTo(202);
        JsonNode body = answer.json();
        String job = body.at("/job/id").asString();
        assertThat(body.propertyNames()).containsExactly("success", "creator", "job", "stats");
        assertThat(body.get("success").asBoolean()).isTrue();
        assertThat(body.get("creator").toString())
                .isEqualTo(
                        "{\"username\":\"spacex\",\"platform\":\"instagram\",\"niche\":\"Space\",\"status\":\"accepted\"}");
        assertThat(body.at("/job/url").asString()).isEqualTo("/api/jobs/" + job);
        assertThat(body.at("/job/events").asString()).isEqualTo("/api/jobs/" + job + "/events");
        assertThat(body.at("/stats/accepted_at").asString()).endsWith("Z");
        assertThat(answer.header("Location")).endsWith("/api/jobs/" + job);
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(jdbc.sql("SELECT kind || ' ' || subject || ' ' || lane FROM task WHERE job_id = :job")
                        .param("job", UUID.fromString(job))
                        .query(String.class)
                        .list())
                .containsExactly("PROFILE instagram/spacex INTERACTIVE");
    }

    @ParameterizedTest
    @CsvSource({"@Forgiven.One,forgiven.one", "'  forgiven_two ',forgiven_two", "' @ FORGIVEN3 ',forgiven3"})
    void forgivesAtSignsSpacesAndCase(String given, String meant) {
        Answer answer = client.add(given);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().at("/creator/username").asString()).isEqualTo(meant);
    }

    @Test
    void ignoresFieldsItDoesNotKnow() {
        assertThat(client.post(ADD, "{\"username\": \"extra\", \"priority\": {\"a\": 1}}")
                        .status())
                .isEqualTo(202);
    }

    @Test
    void givesTheOpenJobWhileThereIsOne() {
        Answer first = client.post(ADD, "{\"username\": \"again\", \"niche\": \"First\"}");
        Answer omitted = client.add("again");
        Answer replaced = client.post(ADD, "{\"username\": \"@AGAIN\", \"niche\": \"Second\"}");

        assertThat(first.json().has("deduplicated")).isFalse();
        assertThat(omitted.status()).isEqualTo(202);
        assertThat(omitted.json().get("deduplicated").asBoolean()).isTrue();
        assertThat(omitted.json().get("job")).isEqualTo(first.json().get("job"));
        assertThat(omitted.json().get("stats")).isEqualTo(first.json().get("stats"));
        assertThat(omitted.json().at("/creator/niche").asString()).isEqualTo("First");
        assertThat(replaced.json().at("/creator/niche").asString()).isEqualTo("Second");
        assertThat(niche("SELECT niche FROM job WHERE subject = 'again'")).isEqualTo("Second");
    }

    @Test
    void replacesTheNicheOfACreatorThatIsHeldOnlyWhenOneIsGiven() {
        jdbc.sql(
                        "INSERT INTO creator (platform, external_id, username, niche) VALUES ('instagram', '1', 'Held', 'Old')")
                .update();

        client.add("held");
        assertThat(niche("SELECT niche FROM creator WHERE username = 'Held'")).isEqualTo("Old");

        client.post(ADD, "{\"username\": \"held\", \"niche\": \"New\"}");
        assertThat(niche("SELECT niche FROM creator WHERE username = 'Held'")).isEqualTo("New");
    }

    @Test
    void opensOneJobForACreatorThatIsAddedManyTimesAtOnce() throws Exception {
        List<Future<Answer>> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                answers.add(threads.submit(() -> client.post(ADD, "{\"username\": \"rush\", \"niche\": \"Rush\"}")));
            }
        }

        Set<String> distinct = new HashSet<>();
        int fresh = 0;
        for (Future<Answer> answer : answers) {
            assertThat(answer.get().status()).isEqualTo(202);
            fresh += answer.get().json().has("deduplicated") ? 0 : 1;
            distinct.add(answer.get().body().replace(",\"deduplicated\":true", ""));
        }
        assertThat(distinct).hasSize(1);
        assertThat(fresh).isEqualTo(1);
        assertThat(jdbc.sql("SELECT count(*) FROM job WHERE subject = 'rush'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(jdbc.sql("SELECT count(*) FROM task WHERE subject = 'instagram/rush'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void answersEachEntryOfABatchInOrder() {
        Answer answer = client.post("/api/instagram/creator/add-batch", """
                {"creators": [{"username": "b1", "niche": "One"}, {"username": "b 2"}, null, {"username": "@B1"}, {"username": "b3"}]}
                """);

        assertThat(answer.status()).isEqualTo(202);
        JsonNode answers = answer.json().get("answers");
        assertThat(answers).hasSize(5);
        assertThat(answers.get(0).at("/creator/username").asString()).isEqualTo("b1");
        assertThat(answers.get(1).get("error").asString())
                .isEqualTo("Username may hold letters, digits, dots and underscores");
        assertThat(answers.get(2).get("error").asString()).isEqualTo("Username is required");
        assertThat(answers.get(3).at("/job/id")).isEqualTo(answers.get(0).at("/job/id"));
        assertThat(answers.get(3).get("deduplicated").asBoolean()).isTrue();
        assertThat(answers.get(4).get("success").asBoolean()).isTrue();
    }

    @Test
    void takesAThousandCreatorsAtOnce() {
        String entries = String.join(
                ",",
                IntStream.range(0, 1000)
                        .mapToObj(i -> "{\"username\": \"many%d\"}".formatted(i))
                        .toList());

        Answer answer = client.post("/api/instagram/creator/add-batch", "{\"creators\": [%s]}".formatted(entries));

        assertThat(answer.json().get("accepted").asInt()).isEqualTo(1000);
        assertThat(jdbc.sql("SELECT count(*) FROM job j JOIN task t ON t.job_id = j.id WHERE j.subject LIKE 'many%'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1000);
    }

    private String niche(String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }
}
