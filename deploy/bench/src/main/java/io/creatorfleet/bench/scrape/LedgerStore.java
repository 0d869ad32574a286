package io.creatorfleet.bench.scrape;

import io.creatorfleet.backing.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;

/** The database whose ledger is read: filled, and made to tell how long it is at each statement. */
final class LedgerStore implements AutoCloseable {

    private final Connection connection;

    LedgerStore(Database database) {
        try {
            this.connection = DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
        } catch (SQLException e) {
            throw new IllegalStateException("No connection to " + database, e);
        }
    }

    /** Makes it all up. Sessions that begin later have their statements in the server's log, with their times. */
    void fill(int tasks) {
        execute("SET session_replication_role = replica; SET synchronous_commit = off");
        execute("SET bench.tasks = " + tasks);
        Ledger.statements().forEach((what, statement) -> {
            long start = System.nanoTime();
            int rows = execute(statement);
            System.err.printf(Locale.ROOT, "%,d %s in %.1f s%n", rows, what, (System.nanoTime() - start) / 1e9);
        });
        execute("VACUUM (ANALYZE)");
        execute("ALTER DATABASE fleet SET log_min_duration_statement = 0");
    }

    /** The amounts, in one line. */
    String held() {
        try (java.sql.Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT to_char(count(*), 'FM999,999,999') || ' tasks, '
                            || to_char(count(*) FILTER (WHERE state IN ('READY', 'QUEUED', 'RUNNING')), 'FM999,999,999')
                            || ' of them open, of ' || to_char((SELECT count(*) FROM job), 'FM999,999,999') || ' jobs; '
                            || (SELECT count(*) FROM queue) || ' queues, ' || pg_size_pretty(pg_database_size(current_database()))
                          FROM task
                        """)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException("The ledger could not be counted", e);
        }
    }

    private int execute(String sql) {
        try (java.sql.Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return statement.getUpdateCount();
        } catch (SQLException e) {
            throw new IllegalStateException("Failed: " + sql, e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("The connection could not be closed", e);
        }
    }
}
