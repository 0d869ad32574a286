package io.creatorfleet.bench.reads;

import io.creatorfleet.backing.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The database that is read from: filled, looked at, and made to tell its plans. */
final class HoldingsStore implements AutoCloseable {

    private final Connection connection;

    HoldingsStore(Database database) {
        try {
            this.connection = DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
        } catch (SQLException e) {
            throw new IllegalStateException("No connection to " + database, e);
        }
    }

    /** Makes it all up and has it counted for the planner. Whatever refers to something is known to be right. */
    void fill(int creators) {
        execute("SET session_replication_role = replica; SET synchronous_commit = off; SELECT setseed(0.5)");
        execute("SET bench.creators = " + creators);
        Holdings.statements().forEach((what, statement) -> {
            long start = System.nanoTime();
            int rows = execute(statement);
            System.err.printf(Locale.ROOT, "%,d %s in %.1f s%n", rows, what, (System.nanoTime() - start) / 1e9);
        });
        execute("VACUUM (ANALYZE)");
    }

    /** Has the plan of every statement of sessions that begin from now on in the server's log, or no more. */
    void explain(boolean on) {
        execute(on ? """
                          ALTER DATABASE fleet SET session_preload_libraries = 'auto_explain';
                          ALTER DATABASE fleet SET auto_explain.log_min_duration = 0
                          """ : "ALTER DATABASE fleet RESET ALL");
    }

    /** The first column of the rows, as text. */
    List<String> list(String query) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException("Failed: " + query, e);
        }
    }

    private int execute(String sql) {
        try (Statement statement = connection.createStatement()) {
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
