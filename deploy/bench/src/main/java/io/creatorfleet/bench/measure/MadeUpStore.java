package io.creatorfleet.bench.measure;

import io.creatorfleet.backing.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A database of made-up rows, as large as a benchmark asks for. */
public final class MadeUpStore implements AutoCloseable {

    private final Connection connection;

    public MadeUpStore(Database database) {
        try {
            this.connection = DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
        } catch (SQLException e) {
            throw new IllegalStateException("No connection to " + database, e);
        }
    }

    /**
     * Makes the rows up and has them counted for the planner. Whatever refers to something is known to be right.
     *
     * @param amount what the statements find as the setting {@code bench.amount}
     * @param statements by what they make
     */
    public void fill(int amount, Map<String, String> statements) {
        execute("SET session_replication_role = replica; SET synchronous_commit = off; SELECT setseed(0.5)");
        execute("SET bench.amount = " + amount);
        statements.forEach((what, statement) -> {
            long start = System.nanoTime();
            int rows = execute(statement);
            System.err.printf(Locale.ROOT, "%,d %s in %.1f s%n", rows, what, (System.nanoTime() - start) / 1e9);
        });
        execute("VACUUM (ANALYZE)");
    }

    /** The first column of the rows, as text. */
    public List<String> list(String query) {
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

    /** Returns the number of rows that were changed. */
    public int execute(String sql) {
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
