package io.creatorfleet.local.chaos;

import io.creatorfleet.backing.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** How a run stands in the fleet's database: read over a connection of its own, past every proxy. */
final class RunStore {

    /** A message as the fleet publishes it, and the queue it belongs into. */
    record Message(String queue, String body) {}

    private final Database database;

    RunStore(Database database) {
        this.database = database;
    }

    /** Rows that must not be, by the rule that they break. */
    Map<String, Long> violations() throws SQLException {
        return counts("SELECT name, count(*) FROM violation GROUP BY name ORDER BY name");
    }

    Map<String, Long> jobs() throws SQLException {
        return counts("SELECT lower(state), count(*) FROM job GROUP BY state ORDER BY state");
    }

    long storedFiles() throws SQLException {
        return counts("SELECT 'stored', count(*) FROM media WHERE state = 'STORED'")
                .getOrDefault("stored", 0L);
    }

    /** Jobs that have not ended, each with what its tasks wait for. */
    List<String> openJobs() throws SQLException {
        return texts("""
                SELECT j.subject || ' (' || lower(j.state) || '): ' || coalesce(string_agg(
                           lower(t.kind) || ' ' || t.id || ' ' || lower(t.state) || ' until ' || t.not_before
                           || coalesce(', ' || left(t.reason, 120), ''), '; ' ORDER BY t.id), 'no task')
                  FROM job j LEFT JOIN task t ON t.job_id = j.id AND t.state IN ('READY', 'QUEUED', 'RUNNING')
                 WHERE j.state IN ('ACCEPTED', 'RUNNING', 'CANCELLING')
                 GROUP BY j.id ORDER BY j.created_at LIMIT 20
                """);
    }

    /** The messages of the tasks dispatched last, whatever became of them, and those that they made void. */
    List<Message> lastMessages(int tasks) throws SQLException {
        return rows("""
                SELECT lower(kind) || '.' || lower(route), 'task ' || id || ' dispatch ' || sent
                  FROM (SELECT * FROM task WHERE dispatch > 0 ORDER BY dispatched_at DESC LIMIT %d) t
                  CROSS JOIN LATERAL (VALUES (dispatch), (dispatch - 1)) d (sent)
                """.formatted(tasks), row -> new Message(row.getString(1), row.getString(2)));
    }

    private Map<String, Long> counts(String sql) throws SQLException {
        Map<String, Long> counts = new LinkedHashMap<>();
        rows(sql, row -> counts.put(row.getString(1), row.getLong(2)));
        return counts;
    }

    List<String> texts(String sql) throws SQLException {
        return rows(sql, row -> row.getString(1));
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> rows(String sql, Reader<T> reader) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", database.username());
        login.setProperty("password", database.password());
        login.setProperty("connectTimeout", "2");
        login.setProperty("socketTimeout", "10");
        List<T> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), login);
                PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                rows.add(reader.read(row));
            }
        }
        return rows;
    }
}
