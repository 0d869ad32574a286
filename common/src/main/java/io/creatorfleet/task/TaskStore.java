package io.creatorfleet.task;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The statements on a task's row that {@link TaskLedger} composes into transactions. */
final class TaskStore {

    // A worker that cannot run a version gives the task back; this long others of its queue go first.
    private static final Duration UNKNOWN_VERSION_DELAY = Duration.ofSeconds(1);

    /**
     * The row of a claim that stands. What is known by its id is found by it alone: its state, as an expression, leads to
     * no index of all that are in that state. PostgreSQL takes such an index for the shortest way when there was nothing
     * in it at the last look at its statistics, and then reads all that is in it by now.
     */
    static final String STANDS = "id = :id AND fence = :fence AND state || '' = 'RUNNING'";

    private final JdbcClient jdbc;

    TaskStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Makes tasks RUNNING whose messages' dispatches are still their own. While a pause is in force, or when the worker
     * cannot run the version, a task goes back to READY instead, and there is no claim.
     *
     * @return the claims by the tasks' ids
     */
    Map<Long, Claim> claim(List<TaskMessage> messages, long worker, List<String> abilities) {
        // By their ids alone: the planner may otherwise take the index of all QUEUED tasks, dead entries included. And
        // each column by its name: what is prepared for all of them is refused once a migration has added one.
        return jdbc
                .sql("""
                WITH asked AS MATERIALIZED (SELECT * FROM task WHERE id = ANY (%s) ORDER BY id FOR NO KEY UPDATE)
                UPDATE task t
                   SET state = CASE WHEN s.runs THEN 'RUNNING' ELSE 'READY' END,
                       fence = t.fence + CASE WHEN s.runs THEN 1 ELSE 0 END,
                       owner = CASE WHEN s.runs THEN :worker::bigint END,
                       claimed_at = CASE WHEN s.runs THEN clock_timestamp() ELSE t.claimed_at END,
                       not_before = CASE WHEN s.known THEN t.not_before ELSE clock_timestamp() + :delay::interval END
                  FROM (SELECT id, known, known AND NOT %s AS runs
                          FROM (SELECT id, kind, upstream, route, kind || ':' || version = ANY (:abilities) AS known
                                  FROM asked
                                 WHERE state = 'QUEUED'
                                   AND (id, dispatch) IN (SELECT * FROM unnest(:ids::bigint[], :dispatches::bigint[]))) q) s
                 WHERE t.id = s.id
                RETURNING t.id, t.job_id, t.kind, t.version, t.upstream, t.lane, t.subject, t.payload, t.attempt, t.fence, t.state,
                          t.dispatched_at, t.isolated, t.kills, t.traceparent,
                          (extract(epoch FROM t.spent) * 1000)::bigint AS spent_ms,
                          (extract(epoch FROM t.claimed_at - greatest(t.not_before, t.created_at)) * 1000000)::bigint AS waited_us,
                          (SELECT platform || '/' || subject FROM job WHERE job.id = t.job_id) AS creator
                """.formatted(Groups.IDS, PauseStore.paused("q")))
                .param("ids", messages.stream().map(TaskMessage::task).toArray(Long[]::new))
                .param(
                        "dispatches",
                        messages.stream().map(TaskMessage::dispatch).toArray(Long[]::new))
                .param("worker", worker)
                .param("abilities", abilities.toArray(String[]::new))
                .param("delay", UNKNOWN_VERSION_DELAY.toString())
                .query((row, number) ->
                        row.getString("state").equals("RUNNING") ? Optional.of(claim(row)) : Optional.<Claim>empty())
                .list()
                .stream()
                .flatMap(Optional::stream)
                .collect(Collectors.toMap(claim -> claim.task().id(), Function.identity()));
    }

    /** Whether a value is to blame, one too large for an index, say, though Spring counts SQLSTATE 54 as an outage. */
    static boolean isBeyondLimits(Exception failure) {
        return state(failure).startsWith("54");
    }

    /** Whether PostgreSQL takes no change for now: it stands by, or its disk is nearly full. */
    static boolean isReadOnly(Exception failure) {
        return state(failure).equals("25006");
    }

    private static String state(Exception failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure) instanceof SQLException refused
                ? String.valueOf(refused.getSQLState())
                : "";
    }

    private static Claim claim(ResultSet row) throws SQLException {
        return new Claim(
                task(row),
                row.getTimestamp("dispatched_at").toInstant(),
                Duration.of(row.getLong("waited_us"), ChronoUnit.MICROS),
                row.getBoolean("isolated"),
                row.getInt("kills"),
                row.getString("creator"),
                row.getString("traceparent"));
    }

    private static Task task(ResultSet row) throws SQLException {
        return new Task(
                row.getLong("id"),
                row.getObject("job_id", UUID.class),
                TaskKind.valueOf(row.getString("kind")),
                row.getInt("version"),
                row.getString("upstream"),
                Lane.valueOf(row.getString("lane")),
                row.getString("subject"),
                row.getString("payload"),
                row.getInt("attempt"),
                Duration.ofMillis(row.getLong("spent_ms")),
                row.getLong("fence"));
    }

    /** The task as it was claimed under the fence, if that claim still stands. */
    Optional<Task> running(long id, long fence) {
        return jdbc.sql("""
                SELECT *, (extract(epoch FROM spent) * 1000)::bigint AS spent_ms
                  FROM task WHERE %s
                """.formatted(STANDS))
                .param("id", id)
                .param("fence", fence)
                .query((row, number) -> task(row))
                .optional();
    }

    /** The claims of these tasks that stand, whoever has them. */
    Set<Held> standing(List<Task> claimed) {
        return Set.copyOf(jdbc.sql("SELECT id, fence FROM task WHERE id = ANY (%s) AND state || '' = 'RUNNING'"
                        .formatted(Groups.IDS))
                .param("ids", claimed.stream().map(Task::id).toArray(Long[]::new))
                .query((row, number) -> new Held(row.getLong("id"), row.getLong("fence")))
                .list());
    }

    void dead(Task task, Failure failure, String worker) {
        failed(task, failure, worker, """
                UPDATE task
                   SET state = 'DEAD', owner = NULL, attempt = attempt + 1, crashes = 0, reason = :message,
                       failure = :label, fingerprint = :fingerprint,
                       spent = spent + (clock_timestamp() - claimed_at), finished_at = clock_timestamp()
                 WHERE %s AND :delay::interval IS NOT NULL
                """, Duration.ZERO);
    }

    void retry(Task task, Duration delay, Failure failure, String worker) {
        failed(task, failure, worker, """
                UPDATE task
                   SET state = 'READY', owner = NULL, attempt = attempt + 1, crashes = 0, reason = :message,
                       lane = (SELECT lane FROM job WHERE job.id = job_id),
                       spent = spent + (clock_timestamp() - claimed_at) + :delay::interval,
                       not_before = clock_timestamp() + :delay::interval
                 WHERE %s
                """, delay);
    }

    private void failed(Task task, Failure failure, String worker, String update, Duration delay) {
        jdbc.sql("WITH moved AS (" + update.formatted(STANDS) + " RETURNING id, attempt, fence)\n" + """
                INSERT INTO task_failure (task_id, attempt, fence, failure, message, worker)
                SELECT id, attempt, fence, :label, :message, :worker FROM moved
                """)
                .param("id", task.id())
                .param("fence", task.fence())
                .param("message", failure.message())
                .param("label", failure.label())
                .param("fingerprint", FailureFingerprint.of(failure))
                .param("worker", worker)
                .param("delay", delay.toString())
                .update();
    }

    /** Notes how often the process of an isolated task was killed; a number, so that to repeat it changes nothing. */
    boolean killed(Task task, int kills) {
        return jdbc.sql("UPDATE task SET kills = :kills WHERE %s".formatted(STANDS))
                        .param("id", task.id())
                        .param("fence", task.fence())
                        .param("kills", kills)
                        .update()
                == 1;
    }

    /**
     * Without a delay the task keeps its place among those that are due. Under a pause too, which holds it up by itself:
     * whoever ends that early moves the task too.
     */
    void snooze(Task task, Duration delay, String reason) {
        jdbc.sql("""
                UPDATE task t
                   SET state = 'READY', owner = NULL, crashes = 0, reason = :reason,
                       lane = (SELECT lane FROM job WHERE job.id = job_id),
                       not_before = CASE WHEN :delay::interval = INTERVAL '0' OR %s THEN t.not_before
                                         ELSE clock_timestamp() + :delay::interval END
                 WHERE %s
                """.formatted(PauseStore.paused("t"), STANDS))
                .param("id", task.id())
                .param("fence", task.fence())
                .param("reason", reason)
                .param("delay", delay.toString())
                .update();
    }

    /**
     * Makes tasks that wait for their time due now, except those that another transaction is just moving. They go before
     * all that came after them, however urgent: what they were woken for, a renewed link say, does not last.
     */
    void wake(TaskKind kind, List<String> subjects) {
        // By their subjects, of which the open ones have an index: not by that of all READY tasks of the kind.
        jdbc.sql("""
                UPDATE task SET not_before = created_at - %s
                 WHERE id = ANY (ARRAY(SELECT id FROM task
                                        WHERE kind = :kind AND subject = ANY (:subjects)
                                          AND state IN ('READY', 'QUEUED', 'RUNNING') AND state || '' = 'READY'
                                          AND not_before > clock_timestamp()
                                        ORDER BY id FOR NO KEY UPDATE SKIP LOCKED))
                """.formatted(FollowUpStore.HEAD_START))
                .param("kind", kind.name())
                .param("subjects", subjects.toArray(String[]::new))
                .update();
    }
}
