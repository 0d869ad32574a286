package io.creatorfleet.gateway.jobs;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.gateway.Client;
import io.creatorfleet.gateway.Client.Answer;
import io.creatorfleet.gateway.GatewayTest;
import io.creatorfleet.task.TaskLedger;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@GatewayTest
final class AdmissionIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        services.properties().forEach((name, value) -> registry.add(name, () -> value));
        registry.add("fleet.gateway.largest-backlog", () -> 2);
    }

    @Test
    void refusesAdditionsWhileTheBacklogIsFull(
            @LocalServerPort int port, @Autowired TaskLedger ledger, @Autowired JdbcClient jdbc) {
        Client client = new Client(port);
        Answer first = client.add("first", "Idempotency-Key", "first-key");
        client.add("second");

        AtomicInteger others = new AtomicInteger();
        Answer refused =
                await().until(() -> client.add("other" + others.incrementAndGet()), answer -> answer.status() == 429);
        assertThat(refused.header("Retry-After")).isEqualTo("30");
        assertThat(refused.json().get("success").asBoolean()).isFalse();
        assertThat(refused.json().get("error").asString())
                .isEqualTo("2 jobs are open already; nothing was accepted, try again later");
        assertThat(client.add("first", "Idempotency-Key", "first-key").body()).isEqualTo(first.body());
        assertThat(client.add("second").status()).isEqualTo(202);

        jdbc.sql("SELECT id FROM job").query(UUID.class).list().forEach(ledger::cancel);
        await().until(() -> client.add("last").status() == 202);
    }
}
