package io.creatorfleet.gateway.dead;

import io.creatorfleet.gateway.Cursor;
import io.creatorfleet.gateway.Limit;
import io.creatorfleet.gateway.dead.DeadTask.Attempt;
import io.creatorfleet.gateway.dead.DeadTask.Detail;
import io.creatorfleet.gateway.dead.DeadTask.Dismissal;
import io.creatorfleet.task.DeadSelection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Dead tasks as an operator looks at them: by cause, and one by one. */
@Component
final class DeadReportStore {

    private static final String TASKS = "/api/dead/tasks";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    DeadReportStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** In the order of kinds and fingerprints, from after the given place: that of an index, however many are dead. */
    List<DeadGroup> groups(DeadSelection selection, @Nullable Cursor after, Limit limit) {
        return jdbc.sql("""
                SELECT g.*, e.failure, e.reason, h.hours
                  FROM (SELECT t.kind, t.fingerprint, count(*) AS tasks, min(t.finished_at) AS first_seen,
                               max(t.finished_at) AS last_seen, max(t.id) AS example
                          FROM task t LEFT JOIN job j ON j.id = t.job_id
                         WHERE %1$s AND (t.kind, t.fingerprint) > (:afterKind, :afterFingerprint)
                         GROUP BY t.kind, t.fingerprint ORDER BY t.kind, t.fingerprint LIMIT :limit) g
                  JOIN task e ON e.id = g.example
                 CROSS JOIN LATERAL (
                       SELECT array_agg(coalesce(died.tasks, 0) ORDER BY hour DESC) AS hours
                         FROM generate_series(0, 23) AS hour
                         LEFT JOIN (SELECT greatest(0, floor(extract(epoch FROM now() - t.finished_at) / 3600)) AS hour, count(*) AS tasks
                                      FROM task t LEFT JOIN job j ON j.id = t.job_id
                                     WHERE %1$s AND t.kind = g.kind AND t.fingerprint = g.fingerprint
                                       AND t.finished_at > now() - INTERVAL '24 hours'
                                     GROUP BY 1) died USING (hour)) h
                 ORDER BY g.kind, g.fingerprint
                """.formatted(selection.sql()))
                .params(selection.values())
                .param("afterKind", after == null ? "" : after.key())
                .param("afterFingerprint", after == null ? "" : after.id())
                .param("limit", limit.read())
                .query((row, number) -> group(row))
                .list();
    }

    private static DeadGroup group(ResultSet row) throws SQLException {
        String kind = lower(row, "kind");
        String fingerprint = row.getString("fingerprint");
        long example = row.getLong("example");
        return new DeadGroup(
                kind,
                fingerprint,
                row.getString("failure"),
                row.getLong("tasks"),
                row.getTimestamp("first_seen").toInstant(),
                row.getTimestamp("last_seen").toInstant(),
                List.of((Long[]) row.getArray("hours").getArray()),
                new DeadGroup.Example(example, TASKS + "/" + example, row.getString("reason")),
                "%s?kind=%s&fingerprint=%s".formatted(TASKS, kind, fingerprint));
    }

    /** Those that died last first, from after the given place. */
    List<DeadTask> tasks(DeadSelection selection, @Nullable Cursor after, Limit limit) {
        String place = after == null ? "" : "AND (t.finished_at, t.id) < (:at::timestamptz, :id)";
        return jdbc.sql("""
                SELECT t.*, j.platform FROM task t JOIN job j ON j.id = t.job_id
                 WHERE %s %s ORDER BY t.finished_at DESC, t.id DESC LIMIT :limit
                """.formatted(selection.sql(), place))
                .params(selection.values())
                .param("at", after == null ? null : after.keyAsInstant().toString())
                .param("id", after == null ? null : after.idAsLong())
                .param("limit", limit.read())
                .query((row, number) -> task(row))
                .list();
    }

    /** A task that is dead, or has ever failed. */
    Optional<Detail> find(long id) {
        return jdbc.sql("""
                SELECT t.*, j.platform FROM task t JOIN job j ON j.id = t.job_id
                 WHERE t.id = :id AND (t.state = 'DEAD' OR EXISTS (SELECT FROM task_failure WHERE task_id = t.id))
                """)
                .param("id", id)
                .query((row, number) -> new Detail(
                        task(row),
                        row.getString("upstream"),
                        lower(row, "lane"),
                        row.getInt("version"),
                        json.readTree(row.getString("payload")),
                        history(id)))
                .optional();
    }

    private List<Attempt> history(long task) {
        return jdbc.sql("""
                SELECT attempt, fence, failure, message, worker, at FROM task_failure WHERE task_id = :task ORDER BY fence
                """)
                .param("task", task)
                .query((row, number) -> new Attempt(
                        row.getInt("attempt"),
                        row.getLong("fence"),
                        row.getString("failure"),
                        row.getString("message"),
                        row.getString("worker"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    private static DeadTask task(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        Instant dismissedAt = instant(row.getTimestamp("dismissed_at"));
        return new DeadTask(
                id,
                TASKS + "/" + id,
                lower(row, "kind"),
                row.getString("platform"),
                row.getString("subject"),
                row.getObject("job_id", UUID.class),
                lower(row, "state"),
                row.getString("fingerprint"),
                row.getString("failure"),
                row.getString("reason"),
                row.getInt("attempt"),
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("finished_at")),
                dismissedAt == null ? null : new Dismissal(dismissedAt, row.getString("dismissed_reason")));
    }

    private static String lower(ResultSet row, String column) throws SQLException {
        return row.getString(column).toLowerCase(Locale.ROOT);
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
