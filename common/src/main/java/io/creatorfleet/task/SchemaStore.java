package io.creatorfleet.task;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * The version of the schema. A process whose code knows another refuses to start: columns that one of them does not know
 * would be missed at the first statement that needs them, or written wrongly before.
 */
final class SchemaStore implements SmartInitializingSingleton {

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
        String newer = versions(migrations, SchemaStore::isOfNewerCode);
        if (!newer.isEmpty()) {
            throw new UnsafeConfigurationException(
                    "The schema of the database (spring.datasource.url) is newer than this code, which does not know %s."
                            .formatted(newer),
                    "Start the version of the fleet that made it, or a later one.");
        }
    }

    private static boolean isOfNewerCode(MigrationInfo migration) {
        return switch (migration.getState()) {
            case FUTURE_SUCCESS, FUTURE_FAILED, MISSING_SUCCESS, MISSING_FAILED -> true;
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
