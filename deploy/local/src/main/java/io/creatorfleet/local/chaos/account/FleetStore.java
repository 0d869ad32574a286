package io.creatorfleet.local.chaos.account;

import io.creatorfleet.backing.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The fleet's database, read for the account. */
final class FleetStore implements AutoCloseable {

    /** A media row. */
    record File(
            String name,
            String key,
            String state,
            @Nullable String reason,
            @Nullable Long size,
            @Nullable String sha256) {}

    /**
     * A dead task.
     *
     * @param username of the creator whose job it belongs to
     */
    record DeadTask(long id, String kind, String username, String reason) {}

    private final Connection connection;

    FleetStore(Database database) {
        try {
            this.connection = DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
        } catch (SQLException e) {
            throw new IllegalStateException("Could not connect to " + database, e);
        }
    }

    /** The states of the jobs that were to take the creator in. */
    List<String> jobs(String username) {
        return query(
                "SELECT state FROM job WHERE platform = 'instagram' AND purpose = 'ADD' AND subject = ? ORDER BY created_at",
                row -> row.getString(1),
                username.toLowerCase(Locale.ROOT));
    }

    /** The ids of the rows that say they are the creator's: by the platform's id or by name. */
    List<Long> creators(String externalId, String username) {
        return query(
                "SELECT id FROM creator WHERE platform = 'instagram' AND (external_id = ? OR lower(username) = lower(?))",
                row -> row.getLong(1),
                externalId,
                username);
    }

    /** The creator's items, each by its id and kind. */
    List<String> items(long creator) {
        return query(
                "SELECT external_id || ' ' || kind FROM content WHERE creator_id = ?",
                row -> row.getString(1),
                creator);
    }

    List<File> files(long creator) {
        return query(
                """
                SELECT coalesce(c.external_id, 'profile') || '/' || m.external_id || '-' || lower(m.role) AS name,
                       m.object_key, m.state, m.reason, m.size, m.sha256
                  FROM media m LEFT JOIN content c ON c.id = m.content_id
                 WHERE m.creator_id = ?
                """,
                row -> new File(
                        row.getString("name"),
                        row.getString("object_key"),
                        row.getString("state"),
                        row.getString("reason"),
                        row.getObject("size", Long.class),
                        row.getString("sha256")),
                creator);
    }

    List<DeadTask> deadTasks() {
        return query(
                """
                SELECT t.id, t.kind, j.subject, coalesce(t.reason, 'no reason') AS reason
                  FROM task t JOIN job j ON j.id = t.job_id
                 WHERE t.state = 'DEAD' ORDER BY t.id
                """,
                row -> new DeadTask(
                        row.getLong("id"), row.getString("kind"), row.getString("subject"), row.getString("reason")));
    }

    /** Those of the keys that no media row names. */
    List<String> withoutRow(List<String> keys) {
        return query(
                "SELECT key FROM unnest(?) AS key WHERE NOT EXISTS (SELECT FROM media WHERE object_key = key)",
                row -> row.getString(1),
                (Object) keys.toArray(String[]::new));
    }

    private <T> List<T> query(String sql, Reader<T> reader, Object... parameters) {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                Object parameter = parameters[i];
                select.setObject(
                        i + 1,
                        parameter instanceof String[] texts ? connection.createArrayOf("text", texts) : parameter);
            }
            try (ResultSet row = select.executeQuery()) {
                List<T> all = new ArrayList<>();
                while (row.next()) {
                    all.add(reader.read(row));
                }
                return all;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not run " + sql, e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("Could not disconnect from the fleet's database", e);
        }
    }

    @FunctionalInterface
    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
