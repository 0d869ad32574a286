package io.creatorfleet.gateway.access;

import io.creatorfleet.backing.Database;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Keys as the command leaves them behind. */
public final class Keys {

    private Keys() {}

    /** The schema in an empty database, so that there can be keys before the gateway starts. */
    public static JdbcClient migrated(Database database) {
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.username(), database.password())
                .load()
                .migrate();
        return JdbcClient.create(
                new DriverManagerDataSource(database.jdbcUrl(), database.username(), database.password()));
    }

    /** A new key with the role; the database digests it. */
    public static String insert(JdbcClient jdbc, String role, String name, @Nullable Double perSecond) {
        String key = "cf_" + UUID.randomUUID();
        jdbc.sql("""
                INSERT INTO api_key (name, role, sha256, beginning, per_second)
                VALUES (:name, :role, sha256(convert_to(:key, 'UTF8')), left(:key, 9), :perSecond)
                """)
                .param("name", name)
                .param("role", role)
                .param("key", key)
                .param("perSecond", perSecond)
                .update();
        return key;
    }
}
