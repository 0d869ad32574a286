package io.creatorfleet.gateway.operations;

import io.creatorfleet.task.TaskKind;
import java.util.List;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is on its way or running in each lane: as many rows are read as there are such tasks, and those are few. */
@Component
final class LaneStore {

    /** Tasks of a kind and route. {@code waiting} as last counted, the others exact. */
    record Load(TaskKind kind, String route, long waiting, long queued, long running) {}

    private final JdbcClient jdbc;

    LaneStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Load> loads() {
        return jdbc.sql("""
                WITH busy AS (
                    SELECT kind, route, count(*) AS queued, 0::bigint AS running
                      FROM task WHERE state = 'QUEUED' GROUP BY kind, route
                    UNION ALL
                    SELECT kind, route, 0, count(*) FROM task WHERE state = 'RUNNING' GROUP BY kind, route)
                SELECT q.kind, q.route, coalesce(c.tasks, 0) AS waiting,
                       coalesce(sum(b.queued), 0)::bigint AS queued, coalesce(sum(b.running), 0)::bigint AS running
                  FROM (SELECT kind, route FROM queue UNION SELECT kind, route FROM task_count) q
                  LEFT JOIN task_count c ON c.kind = q.kind AND c.route = q.route AND c.state = 'READY'
                  LEFT JOIN busy b ON b.kind = q.kind AND b.route = q.route
                 GROUP BY q.kind, q.route, c.tasks ORDER BY q.kind, q.route
                """).query(DataClassRowMapper.newInstance(Load.class)).list();
    }
}
