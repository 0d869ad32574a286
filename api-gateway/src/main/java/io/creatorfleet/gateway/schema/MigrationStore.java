package io.creatorfleet.gateway.schema;

import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateOutput;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The schema as its owner sees it. */
final class MigrationStore {

    private static final Resource GRANTS = new ClassPathResource("db/grants.sql");
    // Any constant will do, as long as nothing else of the database uses it.
    private static final long GRANTING = 0x6772616e74L;

    // As in fleet.yaml.
    private static final Map<String, String> SETTINGS = Map.of("flyway.postgresql.transactional.lock", "false");

    private final DataSource database;
    private final JdbcClient jdbc;

    MigrationStore(DataSource database) {
        this.database = database;
        this.jdbc = JdbcClient.create(database);
    }

    /** Makes the migrations that are missing; returns their versions. */
    List<String> migrate() {
        return Flyway.configure().configuration(SETTINGS).dataSource(database).load().migrate().migrations.stream()
                .map((MigrateOutput migration) -> migration.version)
                .toList();
    }

    /** Whether the roles are there that rights can be given to. */
    boolean hasRoles() {
        return jdbc.sql("SELECT to_regrole('fleet_service') IS NOT NULL")
                .query(Boolean.class)
                .single();
    }

    /** Gives each role exactly the rights it is to have; to be called in a transaction, so that nobody is without meanwhile. */
    void grant() {
        jdbc.sql("SELECT pg_advisory_xact_lock(:key)")
                .param("key", GRANTING)
                .query()
                .listOfRows();
        new ResourceDatabasePopulator(GRANTS).execute(database);
    }
}
