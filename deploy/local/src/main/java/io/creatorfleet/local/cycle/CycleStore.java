package io.creatorfleet.local.cycle;

import io.creatorfleet.backing.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The fleet's database, past all services. */
final class CycleStore {

    /**
     * How far a cycle is.
     *
     * @param done refreshes whose reading has ended
     * @param open refreshes that have not ended, copies included
     * @param running tasks that call the platform now
     * @param waiting accounts and tasks that wait for a call
     */
    record Progress(long done, long reading, long open, long running, long waiting) {}

    private final Database database;

    CycleStore(Database database) {
        this.database = database;
    }

    /** Puts accounts into the catalog that were never read, due since a moment ago, in their order. */
    void insertDue(String platform, Map<String, String> idsByName) {
        try (Connection connection = connect();
                PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO creator (platform, external_id, username, due_at)
                        VALUES (?, ?, ?, clock_timestamp() - INTERVAL '1 hour' + ? * INTERVAL '1 s')
                        """)) {
            int order = 0;
            for (Map.Entry<String, String> account : idsByName.entrySet()) {
                insert.setString(1, platform);
                insert.setString(2, account.getValue());
                insert.setString(3, account.getKey());
                insert.setInt(4, order++);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException failure) {
            throw new IllegalStateException("No creator could be put into " + database, failure);
        }
    }

    Progress progress(String platform) {
        return rows(
                        """
                        SELECT count(*) FILTER (WHERE gathering_tasks = 0),
                               count(*) FILTER (WHERE gathering_tasks > 0),
                               count(*) FILTER (WHERE state IN ('ACCEPTED', 'RUNNING', 'CANCELLING')),
                               (SELECT count(*) FROM task WHERE state = 'RUNNING' AND upstream = ?
                                   AND kind IN ('PROFILE', 'CONTENT', 'RESOLVE')),
                               (SELECT count(*) FROM task WHERE state IN ('READY', 'QUEUED') AND upstream = ?
                                   AND kind IN ('PROFILE', 'CONTENT', 'RESOLVE'))
                               + (SELECT count(*) FROM creator WHERE platform = ? AND due_at <= clock_timestamp())
                          FROM job WHERE platform = ? AND purpose = 'REFRESH'
                        """,
                        row -> new Progress(
                                row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)),
                        platform,
                        platform,
                        platform,
                        platform)
                .getFirst();
    }

    /** Accounts that were not refreshed exactly once with success, each with how it went. */
    List<String> notRefreshedOnce(String platform) {
        return rows("""
                SELECT c.username || ' ' || coalesce(string_agg(lower(j.state) || coalesce(': ' || j.reason, ''), ', '), 'never')
                  FROM creator c LEFT JOIN job j
                    ON j.platform = c.platform AND j.subject = lower(c.username) AND j.purpose = 'REFRESH'
                 WHERE c.platform = ?
                 GROUP BY c.id
                HAVING count(j.id) <> 1 OR bool_or(j.state <> 'SUCCEEDED') OR bool_or(c.refreshed_at IS NULL)
                 ORDER BY c.id LIMIT 20
                """, row -> row.getString(1), platform);
    }

    /** Accounts that were read before others that were due before them were. */
    long outOfTurn(String platform, int atOnce) {
        return rows("""
                        SELECT count(*) FROM (
                            SELECT row_number() OVER (ORDER BY j.created_at, j.id) AS read,
                                   row_number() OVER (ORDER BY c.id) AS due
                              FROM job j JOIN creator c ON c.platform = j.platform AND lower(c.username) = j.subject
                             WHERE j.platform = ? AND j.purpose = 'REFRESH') turns
                         WHERE abs(read - due) > ?
                        """, row -> row.getLong(1), platform, atOnce).getFirst();
    }

    /** The calls that the tasks needed which are done. */
    long callsNeeded(Cycle cycle) {
        return rows("""
                        SELECT coalesce(sum(CASE kind WHEN 'PROFILE' THEN ? ELSE 1 END), 0) FROM task
                         WHERE upstream = ? AND state = 'DONE' AND kind IN ('PROFILE', 'CONTENT', 'RESOLVE')
                        """, row -> row.getLong(1), cycle.callsOfAProfile(), cycle.platform())
                .getFirst();
    }

    /** The ids of an account's items. */
    List<String> items(String platform, String username) {
        return rows("""
                SELECT i.external_id FROM content i JOIN creator c ON c.id = i.creator_id
                 WHERE c.platform = ? AND c.username = ? AND i.removed_at IS NULL
                """, row -> row.getString(1), platform, username);
    }

    long count(String what) {
        return rows("SELECT count(*) FROM " + what, row -> row.getLong(1)).getFirst();
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> rows(String sql, Reader<T> reader, Object... parameters) {
        try (Connection connection = connect();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i]);
            }
            List<T> rows = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(reader.read(row));
                }
            }
            return rows;
        } catch (SQLException failure) {
            throw new IllegalStateException("Could not run " + sql, failure);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
    }
}
