package io.creatorfleet.local.audit;

import io.creatorfleet.backing.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the ledger in one snapshot, past all services: an audit must not depend on what it judges. */
final class LedgerStore {

    private static final String UNKNOWN_TABLE = "42P01";

    private static final String ACCOUNTS = "SELECT name, claimed, found FROM ledger_account ORDER BY position";
    private static final String JOBS = "SELECT lower(state), count(*) FROM job GROUP BY 1 ORDER BY 1";
    private static final String TASKS =
            "SELECT lower(kind), lower(state), count(*) FROM task GROUP BY 1, 2 ORDER BY 1, 2";
    private static final String VIOLATIONS = """
            SELECT name, count(*), (array_agg(subject ORDER BY subject))[:10]
              FROM violation GROUP BY name ORDER BY name
            """;

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final Database database;

    LedgerStore(Database database) {
        this.database = database;
    }

    /** Fails with a sentence when there is no ledger to be read. */
    Ledger read() {
        try (Connection connection =
                DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password())) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            return read(connection);
        } catch (SQLException failure) {
            throw new IllegalStateException(
                    UNKNOWN_TABLE.equals(failure.getSQLState())
                            ? "There is no ledger in %s, or one older than this program: start the fleet once"
                                    .formatted(database.jdbcUrl())
                            : "The ledger in %s cannot be read: %s".formatted(database.jdbcUrl(), failure.getMessage()),
                    failure);
        }
    }

    private static Ledger read(Connection connection) throws SQLException {
        Map<String, Long> jobs = new LinkedHashMap<>();
        query(connection, JOBS, row -> jobs.put(row.getString(1), row.getLong(2)));
        Map<String, Map<String, Long>> tasks = new LinkedHashMap<>();
        query(
                connection,
                TASKS,
                row -> tasks.computeIfAbsent(row.getString(1), kind -> new LinkedHashMap<>())
                        .put(row.getString(2), row.getLong(3)));
        List<Ledger.Account> accounts = query(
                connection, ACCOUNTS, row -> new Ledger.Account(row.getString(1), row.getLong(2), row.getLong(3)));
        List<Ledger.Violation> violations = query(
                connection,
                VIOLATIONS,
                row -> new Ledger.Violation(row.getString(1), row.getLong(2), List.of((String[])
                        row.getArray(3).getArray())));
        return new Ledger(accounts, jobs, tasks, violations);
    }

    private static <T> List<T> query(Connection connection, String sql, RowReader<T> reader) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(reader.read(rows));
            }
            return all;
        }
    }
}
