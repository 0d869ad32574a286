package io.creatorfleet.bench.media;

import io.creatorfleet.backing.Database;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** MEDIA tasks that are put into the ledger for the worker to find: as a page of a creator's content would have left them. */
final class MediaTasks implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(50);

    private final Connection connection;

    MediaTasks(Database database) {
        try {
            this.connection = DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw new IllegalStateException("Could not connect to " + database, e);
        }
    }

    /** Inserts a job of one task for each file of the page, committed at once. */
    UUID insert(URI page, int files) {
        UUID job = UUID.randomUUID();
        try {
            update("""
                    INSERT INTO job (id, purpose, platform, subject, lane, state, open_tasks, accepted_tasks, fanned_in)
                    VALUES (?, 'ADD', 'instagram', ?, 'INTERACTIVE', 'RUNNING', ?, ?, true)
                    """, job, job.toString(), files, files);
            update(
                    "INSERT INTO creator (platform, external_id, username) VALUES ('instagram', ?, ?)",
                    job.toString(),
                    job.toString());
            update("""
                    WITH file AS (
                        INSERT INTO media (creator_id, external_id, role, object_key, state, link)
                        SELECT id, n, 'VIDEO', 'instagram/' || id || '/' || n || '/video', 'PENDING', ? || n || '.mp4'
                          FROM creator, generate_series(0, ? - 1) AS n WHERE external_id = ?
                        RETURNING id)
                    INSERT INTO task (job_id, kind, upstream, lane, subject)
                    SELECT ?, 'MEDIA', 'instagram-cdn', 'INTERACTIVE', id::text FROM file ORDER BY id
                    """, page.toString(), files, job.toString(), job);
            connection.commit();
            return job;
        } catch (SQLException e) {
            throw new IllegalStateException("The tasks for " + page + " could not be inserted", e);
        }
    }

    /** Waits for the job's end; returns how long it took from the first task that was dispatched. */
    Duration await(UUID job) {
        try {
            while (!ended(job)) {
                LockSupport.parkNanos(LOOK.toNanos());
            }
            requireStored(job);
            return Duration.ofNanos(number("""
                    SELECT (1e9 * extract(epoch FROM j.finished_at - (SELECT min(dispatched_at) FROM task WHERE job_id = j.id)))
                           ::bigint FROM job j WHERE id = ?
                    """, job));
        } catch (SQLException e) {
            throw new IllegalStateException("Job " + job + " could not be followed", e);
        }
    }

    private boolean ended(UUID job) throws SQLException {
        return number("SELECT open_tasks FROM job WHERE id = ?", job) == 0;
    }

    private void requireStored(UUID job) throws SQLException {
        long other = number("""
                SELECT count(*) FROM task t JOIN media m ON m.id = t.subject::bigint
                 WHERE t.job_id = ? AND m.state <> 'STORED'
                """, job);
        if (other > 0) {
            throw new IllegalStateException(other + " files were not stored: the worker's log says why");
        }
    }

    private void update(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            statement.executeUpdate();
        }
    }

    private long number(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(sql, parameters);
                ResultSet row = statement.executeQuery()) {
            row.next();
            long number = row.getLong(1);
            connection.rollback();
            return number;
        }
    }

    private PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int n = 0; n < parameters.length; n++) {
            statement.setObject(n + 1, parameters[n]);
        }
        return statement;
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
