package io.creatorfleet.task;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static io.creatorfleet.backing.BackingService.RABBITMQ;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.backing.Database;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.amqp.core.FanoutExchange;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Configurations under which work could be lost without a word, each refused with a sentence that names it. */
@ExtendWith(OutputCaptureExtension.class)
class StartRefusalIT {

    private static final String QUEUE = Topology.queue(TaskKind.PROFILE, Route.INTERACTIVE);

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL, RABBITMQ);

    private final CapturedOutput output;

    StartRefusalIT(CapturedOutput output) {
        this.output = output;
    }

    @BeforeEach
    void removeWhatOtherTestsLeft() {
        services.allowToConfigure(".*");
        Administration.of(services.broker(), admin -> {
            admin.deleteQueue(QUEUE);
            admin.deleteExchange(Topology.EXCHANGE);
        });
        jdbc().sql("DROP SCHEMA public CASCADE").update();
        jdbc().sql("CREATE SCHEMA public").update();
    }

    @ParameterizedTest
    @CsvSource({
        "spring.rabbitmq.publisher-confirm-type, none, must be correlated",
        "spring.rabbitmq.publisher-confirm-type, simple, must be correlated",
        "spring.rabbitmq.publisher-returns, false, must be true",
        "spring.rabbitmq.template.mandatory, false, must be true",
        "spring.rabbitmq.dynamic, false, must be true",
        "spring.lifecycle.timeout-per-shutdown-phase, 5s, 'must be at least 6 s, fleet.worker.grace and 5 s'",
        "fleet.worker.lease, 2s, must be at least three times fleet.worker.beat"
    })
    void refusesASettingThatWouldLoseWork(String setting, String value, String rule) {
        assertThat(refusal(Map.of(setting, value))).startsWith(setting + " " + rule);
    }

    @Test
    void refusesAQueueOfAnotherType() {
        Administration.of(services.broker(), admin -> admin.declareQueue(new Queue(QUEUE)));

        assertThat(refusal(Map.of()))
                .startsWith("An exchange or a queue in spring.rabbitmq.virtual-host is other than the fleet's")
                .contains("x-queue-type", QUEUE);
    }

    @Test
    void refusesAQueueWithOtherArguments() {
        Administration.of(
                services.broker(),
                admin -> admin.declareQueue(
                        QueueBuilder.durable(QUEUE).quorum().deliveryLimit(5).build()));

        assertThat(refusal(Map.of())).contains("x-delivery-limit", QUEUE, "spring.rabbitmq.virtual-host");
    }

    @Test
    void refusesAnExchangeOfAnotherType() {
        Administration.of(services.broker(), admin -> admin.declareExchange(new FanoutExchange(Topology.EXCHANGE)));

        assertThat(refusal(Map.of())).contains("'type'", Topology.EXCHANGE, "spring.rabbitmq.virtual-host");
    }

    @Test
    void refusesToDoWithoutTheExchangeItMayNotDeclare() {
        services.allowToConfigure("nothing");

        assertThat(refusal(Map.of()))
                .startsWith("RabbitMQ does not let spring.rabbitmq.username declare what the fleet needs")
                .contains(Topology.EXCHANGE);
    }

    @Test
    void refusesASchemaOlderThanTheCode() {
        assertThat(refusal(Map.of("spring.flyway.enabled", "false")))
                .startsWith("The schema of the database is older than this code: V1")
                .contains("spring.flyway.enabled");
    }

    @Test
    void refusesANewerSchemaThatBreaksWithTheCode() {
        migrateBeyondTheCode("breaks links");

        assertThat(refusal(Map.of()))
                .isEqualTo("The schema of the database (spring.datasource.url) is newer than this code, which does not"
                        + " know V9001.");
    }

    @Test
    void startsOverANewerSchemaThatOnlyAdds() {
        migrateBeyondTheCode("links");

        FleetProcess.start("older", services.properties()).close();

        assertThat(output).contains("The schema is newer than this code by V9001, which only adds");
    }

    private static void migrateBeyondTheCode(String description) {
        Flyway.configure().dataSource(database()).load().migrate();
        jdbc().sql("""
                        INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,
                                                           installed_by, execution_time, success)
                        VALUES (9001, '9001', :description, 'SQL', 'V9001.sql', 1, current_user, 1, true)
                        """).param("description", description).update();
    }

    @Test
    void refusesASchemaMadeByOtherStatements() {
        Flyway.configure().dataSource(database()).load().migrate();
        jdbc().sql("UPDATE flyway_schema_history SET checksum = 7 WHERE version = '1'")
                .update();

        assertThat(refusal(Map.of()))
                .startsWith("The database cannot be used")
                .contains("checksum mismatch for migration version 1");
    }

    /** What the process says for not starting. */
    private String refusal(Map<String, String> properties) {
        Map<String, String> all = new HashMap<>(services.properties());
        all.putAll(properties);
        assertThatThrownBy(() -> FleetProcess.start("refused", all).close()).isNotNull();
        assertThat(output).doesNotContain("\tat ");
        Matcher told = Pattern.compile("Description:\\s+(.*?)\\s+Action:", Pattern.DOTALL)
                .matcher(output);
        assertThat(told.find()).isTrue();
        return told.group(1);
    }

    private static JdbcClient jdbc() {
        return JdbcClient.create(database());
    }

    private static DataSource database() {
        Database database = services.database();
        return new DriverManagerDataSource(database.jdbcUrl(), database.username(), database.password());
    }
}
