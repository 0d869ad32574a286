package io.creatorfleet.gateway.operations;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The queues and the budgets of credentials, as an operator looks at them. */
@Component
final class QueueStore {

    /**
     * A queue and what is on its way in it.
     *
     * @param window how many tasks are on their way at most
     * @param ready whether any task waits to be dispatched
     */
    record Queue(
            String kind,
            String upstream,
            String lane,
            int window,
            long queued,
            boolean ready,
            @Nullable Double oldestReadySeconds) {}

    /**
     * A credential and what is left of its budget.
     *
     * @param usage the platform's own figure, as a fraction; null: it gave none
     */
    record Upstream(
            String upstream,
            String credential,
            double capacity,
            double perSecond,
            double left,
            long used,
            @Nullable Double usage) {}

    private final JdbcClient jdbc;

    QueueStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Queue> queues() {
        return jdbc.sql("""
                SELECT lower(q.kind) AS kind, q.upstream, lower(q.route) AS lane, q.size AS window,
                       (SELECT count(*) FROM task t WHERE t.state = 'QUEUED' AND t.kind = q.kind
                           AND t.upstream = q.upstream AND t.route = q.route) AS queued,
                       oldest.due IS NOT NULL AS ready,
                       extract(epoch FROM clock_timestamp() - oldest.due)::float8 AS oldest_ready_seconds
                  FROM queue q
                  LEFT JOIN LATERAL (
                       SELECT not_before AS due FROM task t
                        WHERE t.state = 'READY' AND t.kind = q.kind AND t.upstream = q.upstream AND t.route = q.route
                        ORDER BY not_before LIMIT 1) oldest ON true
                 ORDER BY q.kind, q.upstream, q.route
                """).query(DataClassRowMapper.newInstance(Queue.class)).list();
    }

    List<Upstream> upstreams() {
        return jdbc.sql("""
                SELECT upstream, credential, capacity, per_second, used, usage,
                       least(capacity, tokens + per_second
                             * extract(epoch FROM clock_timestamp() - filled_at)::float8) AS "left"
                  FROM budget ORDER BY upstream, credential
                """)
                .query(DataClassRowMapper.newInstance(Upstream.class))
                .list();
    }
}
