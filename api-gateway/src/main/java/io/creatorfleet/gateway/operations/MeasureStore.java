package io.creatorfleet.gateway.operations;

import io.creatorfleet.task.TaskKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What flows through the fleet, from the measures that are taken with each count of the ledger. Nothing here reads more
 * rows when there are more tasks.
 */
@Component
final class MeasureStore {

    /**
     * The work of a kind in one lane.
     *
     * @param backlog tasks that are open
     * @param rate tasks a second that were concluded, over the last three minutes
     * @param ratePerWorker the same of one worker, over the last eight measures in which it had enough to do; null: there
     *     was none within an hour
     */
    record Flow(
            TaskKind kind,
            String route,
            long backlog,
            double rate,
            @Nullable Double ratePerWorker) {}

    /**
     * The calls with a credential, a second.
     *
     * @param allowed as its budget is refilled
     * @param made over the last three minutes; null: not measured yet
     */
    record Calls(
            String upstream,
            String credential,
            double allowed,
            @Nullable Double made) {}

    record OpenJobs(String platform, String purpose, long jobs) {}

    /** How long a credential's access token is still good. */
    record Token(String credential, double seconds) {}

    private record Workers(TaskKind kind, int workers) {}

    private final JdbcClient jdbc;

    MeasureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Flow> flows() {
        return jdbc.sql("""
                SELECT kind, route, backlog, coalesce(rate, 0) AS rate, rate_per_worker
                  FROM (SELECT kind, route,
                               coalesce(sum(tasks) FILTER (WHERE state IN ('READY', 'QUEUED', 'RUNNING')), 0)::bigint AS backlog
                          FROM task_count GROUP BY kind, route) open
                  LEFT JOIN (SELECT kind, route, (sum(concluded) / nullif(sum(seconds), 0))::float8 AS rate
                               FROM queue_measure WHERE measured_at > clock_timestamp() - INTERVAL '3 minutes'
                              GROUP BY kind, route) recent USING (kind, route)
                  LEFT JOIN LATERAL (
                       SELECT (sum(concluded) / nullif(sum(seconds * workers), 0))::float8 AS rate_per_worker
                         FROM (SELECT concluded, seconds, workers FROM queue_measure m
                                WHERE m.kind = open.kind AND m.route = open.route AND m.loaded AND m.workers > 0
                                ORDER BY measured_at DESC LIMIT 8) latest) worked ON true
                 ORDER BY kind, route
                """).query(DataClassRowMapper.newInstance(Flow.class)).list();
    }

    /** How many processes that can run a kind were seen within the lease; of those with one name the newest. */
    Map<TaskKind, Integer> workers(Duration lease) {
        return jdbc
                .sql("""
                SELECT split_part(ability, ':', 1) AS kind, count(DISTINCT w.name)::integer AS workers
                  FROM worker w, unnest(w.abilities) AS ability
                 WHERE w.seen_at > clock_timestamp() - :lease::interval AND split_part(ability, ':', 1) = ANY (:kinds)
                 GROUP BY 1
                """)
                .param("lease", lease.toString())
                .param("kinds", Stream.of(TaskKind.values()).map(Enum::name).toArray(String[]::new))
                .query(DataClassRowMapper.newInstance(Workers.class))
                .list()
                .stream()
                .collect(Collectors.toMap(Workers::kind, Workers::workers));
    }

    List<Calls> calls() {
        return jdbc.sql("""
                SELECT b.upstream, b.credential, b.per_second AS allowed,
                       (b.used - m.used) / nullif(extract(epoch FROM clock_timestamp() - m.measured_at), 0)::float8 AS made
                  FROM budget b LEFT JOIN LATERAL (
                       SELECT used, measured_at FROM budget_measure m
                        WHERE m.credential = b.credential AND m.measured_at > clock_timestamp() - INTERVAL '3 minutes'
                        ORDER BY m.measured_at LIMIT 1) m ON true
                 ORDER BY b.upstream, b.credential
                """).query(DataClassRowMapper.newInstance(Calls.class)).list();
    }

    List<OpenJobs> openJobs() {
        return jdbc.sql("SELECT platform, purpose, jobs FROM job_count ORDER BY platform, purpose")
                .query(DataClassRowMapper.newInstance(OpenJobs.class))
                .list();
    }

    List<Token> tokens() {
        return jdbc.sql("""
                SELECT credential, coalesce(greatest(0, extract(epoch FROM expires_at - clock_timestamp())), 0)::float8 AS seconds
                  FROM access_token ORDER BY credential
                """).query(DataClassRowMapper.newInstance(Token.class)).list();
    }
}
