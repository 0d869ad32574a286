package io.creatorfleet.gateway.schema;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.backing.Database;
import io.creatorfleet.backing.DatabaseRoles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The command as it is run in a deployment, and what each service may do afterwards. */
@ExtendWith(OutputCaptureExtension.class)
class MigrationIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private static final DatabaseRoles ROLES =
            new DatabaseRoles(Path.of("..", "deploy", "postgres", "roles.sql"), role -> "it's the password of " + role);

    @BeforeAll
    static void migrate() {
        ROLES.make(services.database());
        ROLES.make(services.database());
        assertThat(migrate(DatabaseRoles.OWNER)).isZero();
    }

    @Test
    void migratesAsTheOwnerAndAgainWithoutAChange(CapturedOutput output) {
        assertThat(migrate(DatabaseRoles.OWNER)).isZero();

        assertThat(output).contains("The schema is up to date.", "Each service has its rights.");
        assertThat(as(superuser())
                        .sql("SELECT DISTINCT tableowner::text FROM pg_tables WHERE schemaname = 'public'")
                        .query(String.class)
                        .list())
                .containsExactly(DatabaseRoles.OWNER);
    }

    @Test
    void endsWithOneAndASentenceWhereAServiceMigrates(CapturedOutput output) {
        String newer = " FROM flyway_schema_history WHERE version::integer >= 15";
        as(superuser()).sql("CREATE TABLE kept AS SELECT *" + newer).update();
        as(superuser()).sql("DELETE" + newer).update();
        try {
            assertThat(migrate("api_gateway")).isEqualTo(1);
        } finally {
            as(superuser())
                    .sql("INSERT INTO flyway_schema_history SELECT * FROM kept")
                    .update();
            as(superuser()).sql("DROP TABLE kept").update();
        }

        assertThat(output)
                .contains("The database was not migrated to the end", "permission denied")
                .doesNotContain("it's the password");
    }

    /** Whoever adds a table decides here who may use it. */
    @Test
    void namesEveryTableAndViewInTheGrants() throws IOException {
        String grants = new ClassPathResource("db/grants.sql").getContentAsString(StandardCharsets.UTF_8);
        List<String> tables = as(superuser())
                .sql("""
                        SELECT relname FROM pg_class
                         WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v', 'm', 'p')
                        """)
                .query((row, number) -> row.getString(1))
                .list();

        assertThat(tables)
                .hasSizeGreaterThan(25)
                .allSatisfy(table -> assertThat(Pattern.compile("\\bON\\s+(\\w+,\\s+)*" + table + "\\b")
                                .matcher(grants)
                                .find())
                        .as("grants.sql says who may use the table %s", table)
                        .isTrue());
    }

    @Test
    void givesNobodyALaterTableUntilTheGrantsSaySo() {
        as(owner()).sql("CREATE TABLE later (id integer)").update();
        try {
            assertThat(Stream.of("api_gateway", "profile_worker", "content_worker", "media_worker"))
                    .allSatisfy(role -> assertRefused(role, "SELECT * FROM later"));
        } finally {
            as(owner()).sql("DROP TABLE later").update();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"api_gateway", "profile_worker", "content_worker", "media_worker"})
    void letsNoServiceCreateOrDropOrEmptyAnything(String role) {
        assertRefused(role, "CREATE TABLE mine (id integer)");
        assertRefused(role, "CREATE TEMPORARY TABLE mine (id integer)");
        assertRefused(role, "CREATE SCHEMA mine");
        assertRefused(role, "DROP TABLE task", "must be owner of table task");
        assertRefused(role, "ALTER TABLE task ADD COLUMN mine integer", "must be owner of table task");
        assertRefused(role, "DROP INDEX task_ready", "must be owner of index task_ready");
        assertRefused(role, "TRUNCATE task");
        assertRefused(role, "UPDATE flyway_schema_history SET success = false");
        assertRefused(role, "SELECT * FROM pg_authid");
        assertRefused(role, "ALTER ROLE " + role + " SUPERUSER", "permission denied to alter role");
        assertThat(as(role).sql("SELECT count(*) FROM task").query(Long.class).single())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            api_gateway    | UPDATE media SET object_key = 'another'
            api_gateway    | DELETE FROM media
            api_gateway    | INSERT INTO creator (platform, external_id, username) VALUES ('instagram', '1', 'a')
            api_gateway    | DELETE FROM creator
            api_gateway    | UPDATE creator SET followers = 0
            api_gateway    | SELECT link FROM media
            api_gateway    | SELECT token FROM access_token
            api_gateway    | DELETE FROM api_key
            api_gateway    | DELETE FROM operator_action
            api_gateway    | UPDATE operator_action SET actor = 'another'
            media_worker   | SELECT * FROM api_key
            content_worker | SELECT * FROM operator_action
            profile_worker | DELETE FROM task
            profile_worker | DELETE FROM creator
            profile_worker | INSERT INTO job (id, purpose, platform, subject, lane) VALUES (gen_random_uuid(), 'ADD', '', '', '')
            profile_worker | UPDATE content SET views = 0
            profile_worker | UPDATE creator SET notes = ''
            profile_worker | SELECT * FROM idempotency_key
            content_worker | DELETE FROM job
            content_worker | DELETE FROM content
            content_worker | UPDATE creator SET username = ''
            content_worker | DELETE FROM pause
            content_worker | SELECT * FROM idempotency_key
            media_worker   | SELECT token FROM access_token
            media_worker   | SELECT * FROM idempotency_key
            media_worker   | UPDATE content SET views = 0
            media_worker   | INSERT INTO content_snapshot (content_id) VALUES (1)
            media_worker   | DELETE FROM task
            media_worker   | UPDATE budget SET tokens = 1000000
            media_worker   | UPDATE creator SET username = ''
            media_worker   | UPDATE scraper SET desired = 'STOPPED'
            """)
    void refusesAServiceWhatIsNotItsBusiness(String role, String statement) {
        assertRefused(role, statement);
    }

    private static void assertRefused(String role, String statement) {
        assertRefused(role, statement, "permission denied");
    }

    private static void assertRefused(String role, String statement, String message) {
        JdbcClient jdbc = as(role);
        assertThatThrownBy(() -> {
                    if (statement.startsWith("SELECT")) {
                        jdbc.sql(statement).query().listOfRows();
                    } else {
                        jdbc.sql(statement).update();
                    }
                })
                .as("%s: %s", role, statement)
                .rootCause()
                .hasMessageContaining(message);
    }

    private static int migrate(String role) {
        Map<String, String> properties = ROLES.login(services.database(), role).properties();
        return MigrationApplication.run(Stream.concat(
                        Stream.of("migrate"),
                        properties.entrySet().stream().map(entry -> "--" + entry.getKey() + "=" + entry.getValue()))
                .toArray(String[]::new));
    }

    private static Database superuser() {
        return services.database();
    }

    private static Database owner() {
        return ROLES.login(services.database(), DatabaseRoles.OWNER);
    }

    private static JdbcClient as(String role) {
        return as(ROLES.login(services.database(), role));
    }

    private static JdbcClient as(Database database) {
        return JdbcClient.create(
                new DriverManagerDataSource(database.jdbcUrl(), database.username(), database.password()));
    }
}
