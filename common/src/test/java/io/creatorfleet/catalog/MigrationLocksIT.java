package io.creatorfleet.catalog;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.backing.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Migrations are made while the fleet works: none from V12 on may keep it waiting. */
class MigrationLocksIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private static final String MIGRATIONS = "classpath:db/migration";
    private static final String BEFORE = "11";
    /** As in fleet.yaml. */
    private static final Map<String, String> SETTINGS = Map.of("flyway.postgresql.transactional.lock", "false");

    /** Of each of these there may be millions of rows. */
    private static final List<String> LARGE =
            List.of("task", "task_failure", "content", "content_snapshot", "media", "follower_snapshot");

    /** A large table as its statistics have it: how often it was read through, and which file holds it. */
    private record Large(String name, long scans, long file) {}

    @TempDir
    private Path folder;

    @BeforeEach
    void clear() {
        jdbc().sql("DROP SCHEMA public CASCADE").update();
        jdbc().sql("CREATE SCHEMA public").update();
        migrateTo(BEFORE);
    }

    @Test
    void readsNoLargeTableThroughAndWritesNoneAnew() {
        List<MigrationVersion> later = Arrays.stream(flyway(MIGRATIONS).info().pending())
                .map(MigrationInfo::getVersion)
                .toList();
        assertThat(later).isNotEmpty();

        for (MigrationVersion version : later) {
            List<Large> before = large();
            migrateTo(version.getVersion());
            assertThat(large()).as("large tables after V%s", version).isEqualTo(before);
        }
    }

    @Test
    void wouldNoticeAnIndexThatIsBuiltByReadingATableThrough() throws IOException {
        migrateTo("latest");
        List<Large> before = large();

        make("CREATE INDEX task_attempt ON task (attempt)");

        assertThat(large()).isNotEqualTo(before);
    }

    @Test
    void wouldNoticeATableThatIsWrittenAnew() throws IOException {
        migrateTo("latest");
        List<Large> before = large();

        make("ALTER TABLE media ALTER COLUMN size TYPE numeric");

        assertThat(large()).isNotEqualTo(before);
    }

    @Test
    void givesUpWhereItWouldWaitForALock() throws Exception {
        migrateTo("latest");
        Database database = services.database();
        try (Connection reader =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.executeQuery("SELECT count(*) FROM task").close();

            assertThatThrownBy(() -> make("ALTER TABLE task ADD COLUMN later integer"))
                    .hasMessageContaining("canceling statement due to lock timeout");
        }

        assertThat(jdbc().sql("SELECT count(*) FROM flyway_schema_history WHERE version = '9000'")
                        .query(Long.class)
                        .single())
                .isZero();
        make("ALTER TABLE task ADD COLUMN later integer");
        assertThat(jdbc().sql("SELECT count(later) FROM task").query(Long.class).single())
                .isZero();
    }

    @Test
    void buildsAnIndexWhileTheTableIsWrittenTo() throws Exception {
        migrateTo("latest");

        make("CREATE INDEX CONCURRENTLY task_attempt ON task (attempt)");

        assertThat(jdbc().sql("SELECT indisvalid FROM pg_index WHERE indexrelid = 'task_attempt'::regclass")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    /** Makes a migration of that statement. */
    private void make(String sql) throws IOException {
        Files.writeString(folder.resolve("V9000__later.sql"), sql + ";\n");
        flyway(MIGRATIONS, "filesystem:" + folder).migrate();
    }

    private static List<Large> large() {
        // A session's figures are there when it has ended.
        await().until(() -> jdbc().sql("""
                        SELECT count(*) FROM pg_stat_activity
                         WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
                        """).query(Long.class).single() == 0);
        return jdbc().sql("""
                        SELECT relname AS name, seq_scan AS scans, pg_relation_filenode(relid) AS file
                          FROM pg_stat_user_tables WHERE relname = ANY (:large) ORDER BY relname
                        """)
                .param("large", LARGE.toArray(String[]::new))
                .query(DataClassRowMapper.newInstance(Large.class))
                .list();
    }

    private static void migrateTo(String target) {
        Flyway.configure()
                .dataSource(dataSource())
                .locations(MIGRATIONS)
                .target(target)
                .load()
                .migrate();
    }

    private static Flyway flyway(String... locations) {
        return Flyway.configure()
                .configuration(SETTINGS)
                .dataSource(dataSource())
                .locations(locations)
                .load();
    }

    private static JdbcClient jdbc() {
        return JdbcClient.create(dataSource());
    }

    private static DataSource dataSource() {
        Database database = services.database();
        return new DriverManagerDataSource(database.jdbcUrl(), database.username(), database.password());
    }
}
