package io.creatorfleet.gateway.jobs;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.gateway.Client;
import io.creatorfleet.gateway.Client.Answer;
import io.creatorfleet.gateway.GatewayTest;
import io.creatorfleet.gateway.Wire;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@GatewayTest
final class DatabaseAwayIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private static final Wire wire = new Wire();

    private final Client client;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        String url = services.database().jdbcUrl();
        URI server = URI.create(url.substring("jdbc:".length()));
        wire.run(server.getHost(), server.getPort());
        services.properties().forEach((name, value) -> registry.add(name, () -> value));
        registry.add(
                "spring.datasource.url",
                () -> url.replace(server.getHost() + ":" + server.getPort(), "localhost:" + wire.port()));
    }

    DatabaseAwayIT(@LocalServerPort int port) {
        this.client = new Client(port);
    }

    @AfterAll
    static void close() {
        wire.cut();
    }

    @Test
    void answers503OnlyWhilePostgresIsAway() {
        assertThat(client.add("before").status()).isEqualTo(202);
        assertThat(client.get("/health")
                        .json()
                        .at("/dependencies/rabbitmq/status")
                        .asString())
                .isEqualTo("down");
        assertThat(client.get("/health").status()).isEqualTo(200);

        wire.cut();
        long begun = System.nanoTime();
        Answer away = client.add("while");

        assertThat(away.status()).isEqualTo(503);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        assertThat(away.header("Retry-After")).isNotEmpty();
        assertThat(away.json().get("success").asBoolean()).isFalse();
        assertThat(client.get("/health").status()).isEqualTo(503);
        assertThat(client.get("/ready").status()).isEqualTo(503);
        assertThat(client.get("/alive").status()).isEqualTo(200);
        assertThat(client.add("not a name").status()).isEqualTo(400);

        wire.mend();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(client.add("after").status()).isEqualTo(202));
    }
}
