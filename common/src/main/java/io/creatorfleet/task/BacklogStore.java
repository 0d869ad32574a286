package io.creatorfleet.task;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How many tasks there are and how long they have waited. Counts are taken by one process at a time, for counting reads
 * every row; ages are exact at any time, by index.
 */
public final class BacklogStore {

    /** How many tasks of a kind and route were in a state at an instant. */
    public record Count(TaskKind kind, String route, TaskState state, long tasks, Instant countedAt) {}

    /**
     * How long the oldest tasks of a queue have waited.
     *
     * @param ready in seconds since it was due; null: none is due
     * @param queued in seconds since its dispatch; null: none is on its way
     */
    public record Age(
            TaskKind kind,
            String upstream,
            String route,
            @Nullable Double ready,
            @Nullable Double queued) {}

    // Any constant will do, as long as nothing else of the database uses it.
    static final long COUNTING = 0x636f756e74L;

    private final JdbcClient jdbc;
    private final LedgerTransactions transactions;

    BacklogStore(JdbcClient jdbc, LedgerTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
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

    /** A combination that has no task any more is kept, with zero: a series that ends looks like a lost one. */
    private boolean count() {
        jdbc.sql("""
                WITH counted AS (SELECT kind, route, state, count(*) AS tasks FROM task GROUP BY kind, route, state)
                INSERT INTO task_count (kind, route, state, tasks, counted_at)
                SELECT kind, route, state, coalesce(c.tasks, 0), clock_timestamp()
                  FROM counted c FULL JOIN (SELECT kind, route, state FROM task_count) known USING (kind, route, state)
                ON CONFLICT (kind, route, state) DO UPDATE SET tasks = EXCLUDED.tasks, counted_at = EXCLUDED.counted_at
                """).update();
        return true;
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
                       extract(epoch FROM clock_timestamp() - greatest(r.not_before, r.created_at))::float8 AS ready,
                       extract(epoch FROM clock_timestamp() - d.dispatched_at)::float8 AS queued
                  FROM queue q
                  LEFT JOIN LATERAL (SELECT not_before, created_at FROM task
                                      WHERE state = 'READY' AND kind = q.kind AND upstream = q.upstream AND route = q.route
                                        AND not_before <= clock_timestamp()
                                      ORDER BY not_before LIMIT 1) r ON true
                  LEFT JOIN LATERAL (SELECT dispatched_at FROM task
                                      WHERE state = 'QUEUED' AND kind = q.kind AND upstream = q.upstream AND route = q.route
                                      ORDER BY dispatched_at LIMIT 1) d ON true
                 ORDER BY q.kind, q.upstream, q.route
                """).query(DataClassRowMapper.newInstance(Age.class)).list();
    }
}
