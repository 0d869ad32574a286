package io.creatorfleet.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.creatorfleet.backing.Ports;
import io.creatorfleet.backing.PostgresServer;
import io.creatorfleet.backing.RabbitNode;
import io.creatorfleet.backing.RabbitPorts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** PostgreSQL and RabbitMQ over TLS: real servers that show the certificate of an authority, for the name localhost. */
@ExtendWith(OutputCaptureExtension.class)
class TlsIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int RABBITMQ = Ports.free(1).getFirst();

    @TempDir
    private static Path folder;

    private static Authority authority;
    private static Authority other;
    private static PostgresServer postgresql;
    private static RabbitNode rabbitmq;

    @BeforeAll
    static void start() throws Exception {
        authority = Authority.in(folder, "ours");
        other = Authority.in(folder, "another");
        Authority.Identity server = authority.issue("localhost");
        postgresql = postgresql(server);
        postgresql.start();
        rabbitmq = rabbitmq(server);
        rabbitmq.start();
    }

    @AfterAll
    static void stop() {
        rabbitmq.stop();
        postgresql.stop();
    }

    @Test
    void doesItsWorkOverTls() throws Exception {
        ScriptedHandler profile = ScriptedHandler.succeeding(TaskKind.PROFILE);
        ScriptedHandler analytics = ScriptedHandler.succeeding(TaskKind.ANALYTICS);

        try (FleetProcess process = FleetProcess.start("secured", settings(), profile, analytics)) {
            UUID job = process.accept(new FollowUp(TaskKind.PROFILE, "instagram", "instagram/somebody"));

            await().atMost(SOON).until(() -> process.jobState(job), "SUCCEEDED"::equals);
            assertThat(process.jdbc()
                            .sql("SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid() AND ssl")
                            .query(String.class)
                            .single())
                    .isEqualTo("TLSv1.3");
        }
    }

    @Test
    void refusesADatabaseThatAnotherAuthorityVouchesFor(CapturedOutput output) throws Exception {
        assertRefused(settings("spring.datasource.url", database("localhost", other)));
        assertThat(output).contains("unable to find valid certification path to requested target");
    }

    @Test
    void refusesADatabaseOfAnotherName(CapturedOutput output) throws Exception {
        assertRefused(settings("spring.datasource.url", database("127.0.0.1", authority)));
        assertThat(output).contains("The hostname 127.0.0.1 could not be verified");
    }

    @Test
    void refusesABrokerThatAnotherAuthorityVouchesFor(CapturedOutput output) throws Exception {
        assertUnused(
                settings("spring.ssl.bundle.pem.fleet.truststore.certificate", "file:" + other.certificate()),
                output,
                "unable to find valid certification path to requested target");
    }

    @Test
    void refusesABrokerOfAnotherName(CapturedOutput output) throws Exception {
        assertUnused(
                settings("spring.rabbitmq.host", "127.0.0.1"),
                output,
                "No subject alternative names matching IP address 127.0.0.1 found");
    }

    private static void assertRefused(Map<String, String> settings) {
        assertThatThrownBy(() -> FleetProcess.start("refused", settings).close())
                .isNotNull();
    }

    /** A broker that is not trusted is as good as away: the process says why and waits for a better one. */
    private static void assertUnused(Map<String, String> settings, CapturedOutput output, String reason) {
        ScriptedHandler profile = ScriptedHandler.succeeding(TaskKind.PROFILE);
        try (FleetProcess process = FleetProcess.start("unsecured", settings, profile)) {
            process.accept(new FollowUp(TaskKind.PROFILE, "instagram", "instagram/nobody"));

            await().atMost(SOON).untilAsserted(() -> assertThat(output).contains("RabbitMQ is away", reason));
            assertThat(profile.begun()).isEmpty();
        }
    }

    private static Map<String, String> settings(String name, String value) throws Exception {
        Map<String, String> settings = settings();
        settings.put(name, value);
        return settings;
    }

    /** What a service is told in a deployment, in each case as an environment variable. */
    private static Map<String, String> settings() throws Exception {
        Map<String, String> settings = new HashMap<>();
        settings.put("spring.datasource.url", database("localhost", authority));
        settings.put("spring.datasource.username", postgresql.database().username());
        settings.put("spring.datasource.password", postgresql.database().password());
        settings.putAll(rabbitmq.broker().properties());
        settings.put("spring.rabbitmq.host", "localhost");
        settings.put("spring.rabbitmq.port", Integer.toString(RABBITMQ));
        settings.put("spring.rabbitmq.ssl.enabled", "true");
        settings.put("spring.rabbitmq.ssl.bundle", "fleet");
        settings.put("spring.ssl.bundle.pem.fleet.truststore.certificate", "file:" + authority.certificate());
        return settings;
    }

    private static String database(String host, Authority trusted) throws Exception {
        return postgresql.database().jdbcUrl().replace("127.0.0.1", host) + "?sslmode=verify-full&sslrootcert="
                + trusted.certificate();
    }

    private static PostgresServer postgresql(Authority.Identity identity) {
        return new PostgresServer(
                folder.resolve("postgresql"),
                folder.resolve("postgresql.log"),
                Ports.free(1).getFirst(),
                "fleet",
                "secret",
                Map.of(
                        "fsync",
                        "off",
                        "ssl",
                        "on",
                        "ssl_cert_file",
                        identity.certificate().toString(),
                        "ssl_key_file",
                        identity.key().toString()));
    }

    private static RabbitNode rabbitmq(Authority.Identity identity) {
        String files = "[{certfile,\"%s\"},{keyfile,\"%s\"},{verify,verify_none}]"
                .formatted(identity.certificate(), identity.key());
        return new RabbitNode(
                folder.resolve("rabbitmq"),
                folder.resolve("rabbitmq.log"),
                RabbitPorts.free(),
                "fleet",
                "secret",
                Map.of("ssl_listeners", "[" + RABBITMQ + "]", "ssl_options", files));
    }
}
