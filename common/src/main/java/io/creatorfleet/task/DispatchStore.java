package io.creatorfleet.task;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The statements of dispatch: from READY to QUEUED, and back for what did not get through.
 *
 * <p>What is due is found by {@code statement_timestamp()}: {@code clock_timestamp()} may differ from row to row, so that no
 * index could lead to what is due, or past it.
 */
final class DispatchStore {

    /** A queue row: the lock on it is the right to dispatch for it. */
    record Queue(TaskKind kind, String upstream, Route route) {}

    /**
     * A task on its way: the message carries both numbers.
     *
     * @param lag since it was due
     * @param traceparent where the trace of what caused it goes on; null if nothing was traced
     */
    record Dispatched(
            long id, long dispatch, Duration lag, @Nullable String traceparent) {}

    private final JdbcClient jdbc;
    private final LedgerTransactions transactions;

    DispatchStore(JdbcClient jdbc, LedgerTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Adds queue rows for READY tasks that have none yet, and gives every row the window. */
    void ensureQueues(int window) {
        addQueues(window);
        jdbc.sql("UPDATE queue SET size = :window WHERE size <> :window")
                .param("window", window)
                .update();
    }

    /** Adds queue rows for READY tasks that have none yet; returns how many. */
    int addQueues(int window) {
        // One index probe a queue: a DISTINCT would read the whole backlog. Present rows are not touched, for their
        // lock is the right to dispatch.
        return jdbc.sql("""
                WITH RECURSIVE present AS (
                    (SELECT kind, upstream, route FROM task WHERE state = 'READY'
                      ORDER BY kind, upstream, route LIMIT 1)
                    UNION ALL
                    SELECT n.kind, n.upstream, n.route FROM present p CROSS JOIN LATERAL (
                        SELECT kind, upstream, route FROM task
                         WHERE state = 'READY' AND (kind, upstream, route) > (p.kind, p.upstream, p.route)
                         ORDER BY kind, upstream, route LIMIT 1) n
                )
                INSERT INTO queue (kind, upstream, route, size)
                SELECT kind, upstream, route, :window FROM present
                 WHERE (kind, upstream, route) NOT IN (SELECT kind, upstream, route FROM queue)
                ON CONFLICT DO NOTHING
                """).param("window", window).update();
    }

    /**
     * The queues with a task that is due, that nothing pauses, and whose kind a live worker runs; in the order in which a
     * budget that does not suffice for all is to be used: what somebody waits for first, and then what waits longest.
     */
    List<Queue> due(Duration lease) {
        return jdbc.sql("""
                SELECT kind, upstream, route
                  FROM queue q CROSS JOIN LATERAL (
                       SELECT not_before FROM task t
                        WHERE t.state = 'READY' AND t.kind = q.kind AND t.upstream = q.upstream AND t.route = q.route
                          AND t.not_before <= statement_timestamp()
                        ORDER BY not_before LIMIT 1) oldest
                 WHERE NOT %s
                   AND EXISTS (SELECT FROM worker w, unnest(w.abilities) AS ability
                                WHERE w.seen_at > clock_timestamp() - :lease::interval
                                  AND split_part(ability, ':', 1) = q.kind)
                 ORDER BY route = 'BACKGROUND', oldest.not_before
                """.formatted(PauseStore.paused("q")))
                .param("lease", lease.toString())
                .query(DataClassRowMapper.newInstance(Queue.class))
                .list();
    }

    /** How long until a task becomes due or a bucket has a token again; empty when nothing waits for its time. */
    Optional<Duration> untilMore() {
        return jdbc.sql("""
                SELECT ceil(min(seconds) * 1000)::bigint AS ms
                  FROM (SELECT extract(epoch FROM next.not_before - statement_timestamp())::double precision AS seconds
                          FROM queue q CROSS JOIN LATERAL (
                               SELECT not_before FROM task t
                                WHERE t.state = 'READY' AND t.kind = q.kind AND t.upstream = q.upstream
                                  AND t.route = q.route AND t.not_before > statement_timestamp()
                                ORDER BY not_before LIMIT 1) next
                        UNION ALL
                        SELECT (1 - tokens) / per_second - extract(epoch FROM clock_timestamp() - filled_at)
                          FROM budget WHERE per_second > 0) AS waits
                 WHERE seconds > 0
                HAVING count(*) > 0
                """)
                .query((row, number) -> Duration.ofMillis(row.getLong("ms")))
                .optional();
    }

    /**
     * Marks as many due tasks QUEUED as the window and the budget leave room for; commits before it returns. Empty when
     * another dispatcher has the queue.
     */
    List<Dispatched> release(Queue queue, Duration lease) {
        return transactions.in(() -> lock(queue) ? releaseLocked(queue, lease) : List.<Dispatched>of());
    }

    private boolean lock(Queue queue) {
        return jdbc.sql("""
                SELECT 1 FROM queue q
                 WHERE kind = :kind AND upstream = :upstream AND route = :route AND NOT %s
                   FOR NO KEY UPDATE SKIP LOCKED
                """.formatted(PauseStore.paused("q")))
                .param("kind", queue.kind().name())
                .param("upstream", queue.upstream())
                .param("route", queue.route().name())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /**
     * Releases no more than the window has room for, nor than the upstream's budget has tokens for, less those that
     * tasks on their way are about to take. On its way is what was dispatched within a lease, and what was claimed after
     * the bucket was last asked: who was claimed before has asked since, and who was dispatched earlier may wait for a
     * worker that is gone while others could use the tokens. It is a look and no promise, so a task may come too early
     * all the same, find no token, and be snoozed.
     *
     * <p>An upstream may have several buckets: the one of the credential in use, and those of credentials that it has
     * replaced, which fill up and stay full. So the emptiest tells. Should an upstream ever be called with several
     * credentials at once, the emptiest holds back more than it must, and never less.
     */
    List<Dispatched> releaseLocked(Queue queue, Duration lease) {
        // The abilities as an array: joined with them, all that is due may be read and sorted for each release.
        return jdbc.sql("""
                WITH bucket AS (
                    SELECT filled_at,
                           least(capacity, tokens + per_second * extract(epoch FROM clock_timestamp() - filled_at)) AS level
                      FROM budget WHERE upstream = :upstream ORDER BY level LIMIT 1
                ), room AS (
                    SELECT greatest(0, least(
                               (SELECT size FROM queue WHERE kind = :kind AND upstream = :upstream AND route = :route)
                               - (SELECT count(*) FROM task
                                   WHERE state = 'QUEUED' AND kind = :kind AND upstream = :upstream AND route = :route),
                               (SELECT floor(level)
                                       - (SELECT count(*) FROM task
                                           WHERE state = 'QUEUED' AND upstream = :upstream
                                             AND dispatched_at > clock_timestamp() - :lease::interval)
                                       - (SELECT count(*) FROM task
                                           WHERE state = 'RUNNING' AND upstream = :upstream AND claimed_at > filled_at)
                                  FROM bucket)))::bigint AS n
                )
                UPDATE task SET state = 'QUEUED', dispatch = dispatch + 1, dispatched_at = clock_timestamp()
                 WHERE id = ANY (ARRAY(
                       SELECT id FROM task
                        WHERE state = 'READY' AND kind = :kind AND upstream = :upstream AND route = :route
                          AND not_before <= statement_timestamp()
                          AND kind || ':' || version = ANY (ARRAY(
                              SELECT unnest(abilities) FROM worker WHERE seen_at > clock_timestamp() - :lease::interval))
                        ORDER BY not_before, id
                        LIMIT (SELECT n FROM room)
                          FOR NO KEY UPDATE SKIP LOCKED))
                RETURNING id, dispatch, traceparent,
                          (extract(epoch FROM dispatched_at - greatest(not_before, created_at)) * 1000000)::bigint AS lag_us
                """)
                .param("kind", queue.kind().name())
                .param("upstream", queue.upstream())
                .param("route", queue.route().name())
                .param("lease", lease.toString())
                .query((row, number) -> new Dispatched(
                        row.getLong("id"),
                        row.getLong("dispatch"),
                        Duration.of(row.getLong("lag_us"), ChronoUnit.MICROS),
                        row.getString("traceparent")))
                .list();
    }

    /** Takes back what was not confirmed; its number is void, should the message arrive after all. */
    void unconfirm(List<Dispatched> unconfirmed) {
        // By their ids alone, as in TaskStore.STANDS.
        transactions.in(() -> jdbc.sql("""
                UPDATE task SET state = 'READY'
                 WHERE id = ANY (ARRAY(
                       SELECT id FROM task
                        WHERE state || '' = 'QUEUED' AND id = ANY (:ids)
                          AND (id, dispatch) IN (SELECT * FROM unnest(:ids::bigint[], :dispatches::bigint[]))
                        ORDER BY id FOR NO KEY UPDATE))
                """)
                .param("ids", unconfirmed.stream().map(Dispatched::id).toArray(Long[]::new))
                .param(
                        "dispatches",
                        unconfirmed.stream().map(Dispatched::dispatch).toArray(Long[]::new))
                .update());
    }
}
