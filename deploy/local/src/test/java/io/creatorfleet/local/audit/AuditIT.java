package io.creatorfleet.local.audit;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.backing.Database;
import io.creatorfleet.local.FleetCommand;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The command as people run it: a program with an exit code. */
class AuditIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private static final String JOB_WITH_THREE_TASKS = """
            INSERT INTO job (id, purpose, platform, subject, lane, state, accepted_tasks, open_tasks, dead_tasks, fanned_in)
            VALUES ('00000000-0000-0000-0000-000000000001', 'ADD', 'instagram', 'spacex', 'INTERACTIVE', 'RUNNING', 3, 1, 1,
                    true);
            INSERT INTO task (job_id, kind, upstream, lane, subject, state, finished_at)
            SELECT '00000000-0000-0000-0000-000000000001', kind, 'instagram', 'INTERACTIVE', kind, state,
                   CASE WHEN state <> 'READY' THEN clock_timestamp() END
              FROM (VALUES ('PROFILE', 'DONE'), ('MEDIA', 'DEAD'), ('ANALYTICS', 'READY')) AS given (kind, state);
            """;

    /** What the program printed, and how it ended. */
    private record End(String output, int exitCode) {}

    @Test
    void endsWithOneWhenThereIsNoLedgerOrItDoesNotBalanceAndWithZeroWhenItDoes() throws Exception {
        End absent = audit();
        assertThat(absent.exitCode()).isEqualTo(1);
        assertThat(absent.output())
                .startsWith("There is no ledger in jdbc:postgresql:")
                .hasLineCount(1);

        Database database = services.database();
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.username(), database.password())
                .load()
                .migrate();
        change(JOB_WITH_THREE_TASKS);
        End balanced = audit();
        assertThat(balanced.output()).contains("Jobs: 1 running").endsWith("The ledger balances.\n");
        assertThat(balanced.exitCode()).isZero();

        change("DELETE FROM task WHERE kind = 'PROFILE'");
        End vanished = audit();
        assertThat(vanished.output())
                .contains("Broken: job whose counters differ from its tasks, 1 times: 00000000-0000-")
                .endsWith("THE LEDGER DOES NOT BALANCE.\n");
        assertThat(vanished.exitCode()).isEqualTo(1);
    }

    private static void change(String sql) throws Exception {
        Database database = services.database();
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static End audit() throws Exception {
        Database database = services.database();
        ProcessBuilder program = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                FleetCommand.class.getName(),
                "audit");
        program.environment()
                .putAll(Map.of(
                        "SPRING_DATASOURCE_URL",
                        database.jdbcUrl(),
                        "SPRING_DATASOURCE_USERNAME",
                        database.username(),
                        "SPRING_DATASOURCE_PASSWORD",
                        database.password()));
        Process process = program.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new End(output, process.waitFor());
    }
}
