package io.creatorfleet.gateway.jobs;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.gateway.Client;
import io.creatorfleet.gateway.Client.Answer;
import io.creatorfleet.gateway.GatewayTest;
import io.creatorfleet.gateway.Rows;
import io.creatorfleet.gateway.access.Keys;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@GatewayTest
final class IdempotencyIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private final JdbcClient jdbc;
    private final Client client;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        services.properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    IdempotencyIT(@Autowired JdbcClient jdbc, @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.client = new Client(port);
    }

    @Test
    void givesTheSameAnswerToTheSameRequestUnderAKey() {
        Answer first = add("same", "One", "key-1");
        finish(first);
        Answer second = add("same", "One", "key-1");

        assertThat(first.status()).isEqualTo(202);
        assertThat(second.status()).isEqualTo(202);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(count("SELECT count(*) FROM job WHERE subject = 'same'")).isEqualTo(1);
    }

    @Test
    void refusesAnotherRequestUnderTheKey() {
        add("one", "One", "key-2");

        Answer otherName = add("two", "One", "key-2");
        Answer otherNiche = add("one", "Two", "key-2");

        assertThat(otherName.status()).isEqualTo(422);
        assertThat(otherName.json().get("success").asBoolean()).isFalse();
        assertThat(otherNiche.status()).isEqualTo(422);
        assertThat(count("SELECT count(*) FROM job WHERE subject = 'two'")).isZero();
    }

    @Test
    void keepsTheKeysOfClientsApart() {
        String first = Keys.insert(jdbc, "CLIENT", "one", null);
        String second = Keys.insert(jdbc, "OPERATOR", "other", null);
        await().until(() -> client.get("/api/jobs", "X-API-Key", first).status() == 200);
        await().until(() -> client.get("/api/jobs", "X-API-Key", second).status() == 200);
        Answer one = add("apart", "One", "key-3", "X-API-Key", first);
        Answer other = add("apart2", "Two", "key-3", "Authorization", "Bearer " + second);

        assertThat(one.status()).isEqualTo(202);
        assertThat(other.status()).isEqualTo(202);
        assertThat(count("SELECT count(*) FROM idempotency_key WHERE key = 'key-3' AND api_key ~ '^[0-9]+$'"))
                .isEqualTo(2);
    }

    @Test
    void forgetsAKeyAfterADay() {
        add("old", "One", "key-4");
        jdbc.sql("UPDATE idempotency_key SET created_at = created_at - INTERVAL '25 hours' WHERE key = 'key-4'")
                .update();

        Answer other = add("young", "One", "key-4");

        assertThat(other.status()).isEqualTo(202);
        assertThat(other.json().at("/creator/username").asString()).isEqualTo("young");
        assertThat(count("SELECT count(*) FROM idempotency_key WHERE key = 'key-4'"))
                .isEqualTo(1);
    }

    @Test
    void keepsNoKeyOfARefusedRequest() {
        assertThat(add("not a name", "One", "key-5").status()).isEqualTo(400);
        assertThat(add("name", "One", "key-5").status()).isEqualTo(202);
    }

    @Test
    void refusesKeysThatAreTooLong() {
        assertThat(add("long", "One", "k".repeat(200)).status()).isEqualTo(202);
        assertThat(add("longer", "One", "k".repeat(201)).status()).isEqualTo(400);
    }

    @Test
    void opensOneJobForManyRequestsUnderOneKeyAtOnce() throws Exception {
        List<Future<Answer>> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                answers.add(threads.submit(() -> add("race", "Race", "key-6")));
            }
        }

        Set<String> bodies = new HashSet<>();
        for (Future<Answer> answer : answers) {
            assertThat(answer.get().status()).isEqualTo(202);
            bodies.add(answer.get().body());
        }
        assertThat(bodies).hasSize(1);
        assertThat(bodies.iterator().next()).doesNotContain("deduplicated");
        assertThat(count("SELECT count(*) FROM job WHERE subject = 'race'")).isEqualTo(1);
    }

    private Answer add(String username, String niche, String key, String... more) {
        List<String> headers = new ArrayList<>(List.of("Idempotency-Key", key));
        headers.addAll(List.of(more));
        return client.post(
                "/api/instagram/creator/add",
                "{\"username\": \"%s\", \"niche\": \"%s\"}".formatted(username, niche),
                headers.toArray(String[]::new));
    }

    /** Ends the job, so that only the key can give it again. */
    private void finish(Answer accepted) {
        Rows.finish(jdbc, UUID.fromString(accepted.json().at("/job/id").asString()));
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
