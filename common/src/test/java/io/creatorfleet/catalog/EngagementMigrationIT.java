package io.creatorfleet.catalog;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.backing.Database;
import java.math.BigDecimal;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Creators that were held before lists went by their engagement. */
class EngagementMigrationIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    @Test
    void takesWhatTheirAnalyticsSay() {
        migrateTo("16");
        jdbc().sql("""
                INSERT INTO creator (platform, external_id, username) VALUES
                    ('instagram', '1', 'known'), ('instagram', '2', 'unknown'), ('instagram', '3', 'new')
                """).update();
        jdbc().sql("""
                INSERT INTO analytics (creator_id, formula_version, reels, posts, engagement_rate)
                SELECT id, 1, 0, 0, CASE username WHEN 'known' THEN 0.0288 END FROM creator WHERE username <> 'new'
                """).update();

        migrateTo("latest");

        assertThat(jdbc().sql("SELECT engagement_rate FROM creator ORDER BY external_id")
                        .query(BigDecimal.class)
                        .list())
                .containsExactly(new BigDecimal("0.0288"), null, null);
    }

    private static void migrateTo(String target) {
        Flyway.configure().dataSource(dataSource()).target(target).load().migrate();
    }

    private static JdbcClient jdbc() {
        return JdbcClient.create(dataSource());
    }

    private static DriverManagerDataSource dataSource() {
        Database database = services.database();
        return new DriverManagerDataSource(database.jdbcUrl(), database.username(), database.password());
    }
}
