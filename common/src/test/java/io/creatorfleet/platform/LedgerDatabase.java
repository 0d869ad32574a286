package io.creatorfleet.platform;

import io.creatorfleet.backing.Database;
import javax.sql.DataSource;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** A test's database with our schema in it. */
public final class LedgerDatabase {

    private LedgerDatabase() {}

    /** Lays out the schema, in a database that must be empty. */
    public static JdbcClient in(Database database) {
        DataSource source = DataSourceBuilder.create()
                .url(database.jdbcUrl())
                .username(database.username())
                .password(database.password())
                .build();
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V1__ledger_and_catalog.sql")).execute(source);
        return JdbcClient.create(source);
    }
}
