package io.creatorfleet.task;

import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The statements of dispatch: from READY to QUEUED, and back for what did not get through. */
final class DispatchStore {

    /** A queue row: the lock on it is the right to dispatch for it. */
    record Queue(TaskKind kind, String upstream, Route route) {}

    /** A task on its way: the message carries both numbers. */
    record Dispatched(long id, long dispatch) {}

    private final JdbcClient jdbc;
    private final LedgerTransactions transactions;

    DispatchStore(JdbcClient jdbc, LedgerTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Adds queue rows for READY tasks that have none yet, and gives every row the window. */
    void ensureQueues(int window) {
        // One index probe a queue: a DISTINCT would read the whole backlog. Present rows are not touched, for their
        // lock is the right to dispatch.
        jdbc.sql("""
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
        jdbc.sql("UPDATE queue SET size = :window WHERE size <> :window")
                .param("window", window)
                .update();
    }

    /** The queues with a task that is due, that nothing pauses, and whose kind a live worker runs. */
    List<Queue> due(Duration lease) {
        return jdbc.sql("""
                SELECT kind, upstream, route FROM queue q
                 WHERE EXISTS (SELECT FROM task t
                                WHERE t.state = 'READY' AND t.kind = q.kind AND t.upstream = q.upstream AND t.route = q.route
                                  AND t.not_before <= clock_timestamp())
                   AND NOT %s                   AND EXISTS (SELECT FROM worker w, unnest(w.abilities) AS ability
                                WHERE w.seen_at > clock_timestamp() - :lease::interval
                                  AND split_part(ability, ':', 1) = q.kind)
                """.formatted(PauseStore.paused("q")))
                .param("lease", lease.toString())
                .query(DataClassRowMapper.newInstance(Queue.class))
                .list();
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

    private List<Dispatched> releaseLocked(Queue queue, Duration lease) {
        return jdbc.sql("""
                WITH room AS (
                    SELECT greatest(0, least(
                               (SELECT size FROM queue WHERE kind = :kind AND upstream = :upstream AND route = :route),
                               (SELECT floor(min(least(capacity,
                                             tokens + per_second * extract(epoch FROM clock_timestamp() - filled_at))))
                                  FROM budget WHERE upstream = :upstream))
                           - (SELECT count(*) FROM task
                               WHERE state = 'QUEUED' AND kind = :kind AND upstream = :upstream AND route = :route))::bigint AS n
                )
                UPDATE task SET state = 'QUEUED', dispatch = dispatch + 1, dispatched_at = clock_timestamp()
                 WHERE id = ANY (ARRAY(
                       SELECT id FROM task
                        WHERE state = 'READY' AND kind = :kind AND upstream = :upstream AND route = :route
                          AND not_before <= clock_timestamp()
                          AND kind || ':' || version IN (SELECT unnest(abilities) FROM worker
                                                          WHERE seen_at > clock_timestamp() - :lease::interval)
                        ORDER BY not_before, id
                        LIMIT (SELECT n FROM room)
                          FOR NO KEY UPDATE SKIP LOCKED))
                RETURNING id, dispatch
                """)
                .param("kind", queue.kind().name())
                .param("upstream", queue.upstream())
                .param("route", queue.route().name())
                .param("lease", lease.toString())
                .query(DataClassRowMapper.newInstance(Dispatched.class))
                .list();
    }

    /** Takes back what was not confirmed; its number is void, should the message arrive after all. */
    void unconfirm(List<Dispatched> unconfirmed) {
        transactions.in(() -> jdbc.sql("""
                UPDATE task SET state = 'READY'
                 WHERE id = ANY (ARRAY(
                       SELECT id FROM task
                        WHERE state = 'QUEUED'
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
