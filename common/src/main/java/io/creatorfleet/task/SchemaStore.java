package io.creatorfleet.task;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * The version of the schema. A process refuses to start over an older one, whose missing columns it would notice at the
 * first statement that needs them, and over a newer one that is not for it.
 *
 * <p>A newer schema that only adds is for it: while a release replaces another, processes of the old one run beside the
 * new one's, are started again when they end, and come back when the new one is taken back. What takes away, renames or
 * narrows something that the release before uses waits for the release after, and its migration's name begins with
 * {@code breaks_}: over that, no older code starts. To refuse whatever is newer lost: each restart within an upgrade would
 * have been one service less, and no upgrade could have been taken back.
 */
final class SchemaStore implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(SchemaStore.class);

    // As Flyway shows the beginning of a name such as V20__breaks_links.sql.
    private static final String BREAKING = "breaks ";

    private final DataSource database;

    SchemaStore(DataSource database) {
        this.database = database;
    }

    /** To be called when migrations, if this process makes any, are done. */
    @Override
    public void afterSingletonsInstantiated() {
        List<MigrationInfo> migrations =
                List.of(Flyway.configure().dataSource(database).load().info().all());
        String older = versions(migrations, migration -> migration.getState() == MigrationState.PENDING);
        if (!older.isEmpty()) {
            throw new UnsafeConfigurationException(
                    "The schema of the database is older than this code: %s is missing, and spring.flyway.enabled is false."
                            .formatted(older),
                    "Let one process migrate it, with spring.flyway.enabled=true.");
        }
        String foreign = versions(migrations, SchemaStore::isNotForThisCode);
        if (!foreign.isEmpty()) {
            throw new UnsafeConfigurationException(
                    "The schema of the database (spring.datasource.url) is newer than this code, which does not know %s."
                            .formatted(foreign),
                    "Start the version of the fleet that made it, or a later one.");
        }
        String newer = versions(migrations, migration -> migration.getState() == MigrationState.FUTURE_SUCCESS);
        if (!newer.isEmpty()) {
            log.warn("The schema is newer than this code by {}, which only adds: this process works with it", newer);
        }
    }

    private static boolean isNotForThisCode(MigrationInfo migration) {
        return switch (migration.getState()) {
            case FUTURE_SUCCESS -> migration.getDescription().startsWith(BREAKING);
            case FUTURE_FAILED, MISSING_SUCCESS, MISSING_FAILED -> true;
            case PENDING,
                    ABOVE_TARGET,
                    BELOW_BASELINE,
                    BASELINE_IGNORED,
                    BASELINE,
                    IGNORED,
                    SUCCESS,
                    UNDONE,
                    AVAILABLE,
                    FAILED,
                    OUT_OF_ORDER,
                    OUTDATED,
                    SUPERSEDED,
                    DELETED -> false;
        };
    }

    private static String versions(List<MigrationInfo> migrations, Predicate<MigrationInfo> which) {
        Stream<MigrationInfo> found = migrations.stream().filter(which);
        return found.map(migration -> "V" + migration.getVersion()).collect(Collectors.joining(", "));
    }
}
