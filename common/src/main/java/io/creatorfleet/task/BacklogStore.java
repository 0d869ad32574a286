package io.creatorfleet.task;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How many tasks there are, how fast they are concluded, and how long they have waited. Counts are taken by one process
 * at a time, for counting reads every row; ages are exact at any time, by index.
 *
 * <p>A count sees as well which tasks were concluded since the one before. So rates need no counter that every commit
 * would wait for, nor an index on what is finished; and what is deleted later was counted.
 */
public final class BacklogStore {

    /** How many tasks of a kind and route were in a state at an instant. */
    public record Count(TaskKind kind, String route, TaskState state, long tasks, Instant countedAt) {}

    /**
     * How long the oldest tasks of a queue have waited.
     *
     * @param ready in seconds since it was due; null: none is due
     * @param queued in seconds since its dispatch; null: none is on its way
     * @param waiting whether any task waits, for its time or for a worker
     * @param paused whether a pause holds them up
     */
    public record Age(
            TaskKind kind,
            String upstream,
            String route,
            @Nullable Double ready,
            @Nullable Double queued,
            boolean waiting,
            boolean paused) {}

    // Any constant will do, as long as nothing else of the database uses it.
    static final long COUNTING = 0x636f756e74L;

    // What was finished by then has been committed by now: it is counted once, and nothing is missed.
    private static final Duration SETTLED = Duration.ofSeconds(2);

    private final JdbcClient jdbc;
    private final LedgerTransactions transactions;
    private final Duration lease;

    /** @param lease how long a worker that was not seen is still counted */
    BacklogStore(JdbcClient jdbc, LedgerTransactions transactions, Duration lease) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.lease = lease;
    }

    /**
     * Counts, unless another process just does or has done so within the time given.
     *
     * @return whether this process counted
     */
    public boolean recount(Duration every) {
        return transactions.in(() -> isDue(every) && count());
    }

    private boolean isDue(Duration every) {
        boolean alone = jdbc.sql("SELECT pg_try_advisory_xact_lock(:key)")
                .param("key", COUNTING)
                .query(Boolean.class)
                .single();
        return alone
                && jdbc.sql("""
                        SELECT coalesce(max(counted_at) <= clock_timestamp() - :every::interval, true) FROM task_count
                        """)
                        .param("every", every.toString())
                        .query(Boolean.class)
                        .single();
    }

    private boolean count() {
        countTasks();
        countJobs();
        jdbc.sql("""
                INSERT INTO budget_measure (credential, measured_at, used) SELECT credential, clock_timestamp(), used FROM budget
                """).update();
        jdbc.sql("DELETE FROM queue_measure WHERE measured_at < clock_timestamp() - INTERVAL '1 hour'")
                .update();
        jdbc.sql("DELETE FROM budget_measure WHERE measured_at < clock_timestamp() - INTERVAL '1 hour'")
                .update();
        return true;
    }

    /**
     * A combination that has no task any more is kept, with zero: a series that ends looks like a lost one. After a time
     * without counts only its last minute is measured.
     */
    private void countTasks() {
        jdbc.sql("""
                WITH span AS MATERIALIZED (
                    SELECT until, greatest((SELECT max(measured_at) FROM queue_measure), until - INTERVAL '1 minute') AS since
                      FROM (SELECT clock_timestamp() - :settled::interval AS until) ended
                ), counted AS (
                    SELECT kind, route, state, count(*) AS tasks,
                           count(*) FILTER (WHERE state IN ('DONE', 'DEAD') AND finished_at > (SELECT since FROM span)
                                                  AND finished_at <= (SELECT until FROM span)) AS concluded
                      FROM task GROUP BY kind, route, state
                ), known AS (
                    SELECT kind, route, state, coalesce(c.tasks, 0) AS tasks, coalesce(c.concluded, 0) AS concluded,
                           coalesce(b.tasks, 0) AS before, state IN ('READY', 'QUEUED') AS waits
                      FROM counted c FULL JOIN task_count b USING (kind, route, state)
                ), measured AS (
                    INSERT INTO queue_measure (kind, route, measured_at, seconds, concluded, waiting, loaded, workers)
                    SELECT kind, route, until, extract(epoch FROM until - since), concluded, waiting,
                           least(waiting, before) >= greatest(concluded, 1),
                           (SELECT count(*) FROM worker w
                             WHERE w.seen_at > clock_timestamp() - :lease::interval
                               AND EXISTS (SELECT FROM unnest(w.abilities) a WHERE split_part(a, ':', 1) = kind))
                      FROM span CROSS JOIN (
                           SELECT kind, route, sum(concluded) AS concluded,
                                  coalesce(sum(tasks) FILTER (WHERE waits), 0) AS waiting,
                                  coalesce(sum(before) FILTER (WHERE waits), 0) AS before
                             FROM known GROUP BY kind, route) queue
                )
                INSERT INTO task_count (kind, route, state, tasks, counted_at)
                SELECT kind, route, state, tasks, clock_timestamp() FROM known
                ON CONFLICT (kind, route, state) DO UPDATE SET tasks = EXCLUDED.tasks, counted_at = EXCLUDED.counted_at
                """)
                .param("settled", SETTLED.toString())
                .param("lease", lease.toString())
                .update();
    }

    private void countJobs() {
        jdbc.sql("""
                WITH counted AS (SELECT platform, purpose, count(*) AS jobs FROM job
                                  WHERE state IN ('ACCEPTED', 'RUNNING', 'CANCELLING') GROUP BY platform, purpose)
                INSERT INTO job_count (platform, purpose, jobs)
                SELECT platform, purpose, coalesce(c.jobs, 0)
                  FROM counted c FULL JOIN (SELECT platform, purpose FROM job_count) known USING (platform, purpose)
                ON CONFLICT (platform, purpose) DO UPDATE SET jobs = EXCLUDED.jobs
                """).update();
    }

    /** The last counts, with their age; empty before the first. */
    public List<Count> counts() {
        return jdbc.sql("SELECT kind, route, state, tasks, counted_at FROM task_count ORDER BY kind, route, state")
                .query(DataClassRowMapper.newInstance(Count.class))
                .list();
    }

    /** The exact ages of the tasks that are next in line, and on their way for longest, for each queue. */
    public List<Age> ages() {
        return jdbc.sql("""
                SELECT q.kind, q.upstream, q.route,
                       CASE WHEN r.not_before <= clock_timestamp()
                            THEN extract(epoch FROM clock_timestamp() - greatest(r.not_before, r.created_at)) END::float8 AS ready,
                       extract(epoch FROM clock_timestamp() - d.dispatched_at)::float8 AS queued,
                       r.not_before IS NOT NULL OR d.dispatched_at IS NOT NULL AS waiting, %s AS paused
                  FROM queue q
                  LEFT JOIN LATERAL (SELECT not_before, created_at FROM task
                                      WHERE state = 'READY' AND kind = q.kind AND upstream = q.upstream AND route = q.route
                                      ORDER BY not_before LIMIT 1) r ON true
                  LEFT JOIN LATERAL (SELECT dispatched_at FROM task
                                      WHERE state = 'QUEUED' AND kind = q.kind AND upstream = q.upstream AND route = q.route
                                      ORDER BY dispatched_at LIMIT 1) d ON true
                 ORDER BY q.kind, q.upstream, q.route
                """.formatted(PauseStore.paused("q")))
                .query(DataClassRowMapper.newInstance(Age.class))
                .list();
    }
}
