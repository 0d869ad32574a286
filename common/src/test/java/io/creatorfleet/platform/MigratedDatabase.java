package io.creatorfleet.platform;

import com.zaxxer.hikari.HikariDataSource;
import io.creatorfleet.backing.BackingService;
import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.backing.Database;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A JUnit extension that gives a test class a database of its own with our schema in it. */
public class MigratedDatabase implements BeforeAllCallback, AfterAllCallback {

    private final BackingServices services = BackingServices.with(BackingService.POSTGRESQL);
    private final HikariDataSource pool = new HikariDataSource();
    private final JdbcClient jdbc = JdbcClient.create(pool);

    @Override
    public void beforeAll(ExtensionContext context) {
        services.beforeAll(context);
        Database given = services.database();
        pool.setJdbcUrl(given.jdbcUrl());
        pool.setUsername(given.username());
        pool.setPassword(given.password());
        pool.setMaximumPoolSize(16);
        Flyway.configure().dataSource(pool).load().migrate();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        pool.close();
    }

    protected final DataSource dataSource() {
        return pool;
    }

    public final JdbcClient jdbc() {
        return jdbc;
    }
}
