package io.creatorfleet.gateway.operations;

import io.creatorfleet.gateway.operations.Throughput.Minute;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was done by the minute: tasks from the measures that are kept for an hour, files from their rows, of which all are
 * read. That is not for every request; an index on the time would be written with each file, for one page that few look at.
 */
@Component
final class ThroughputStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ThroughputStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Throughput lastHour() {
        List<Minute> minutes = jdbc.sql("""
                WITH minute AS (
                    SELECT at FROM generate_series(date_trunc('minute', now()) - INTERVAL '59 minutes', now(), INTERVAL '1 minute') at
                ), concluded AS (
                    SELECT at, jsonb_object_agg(kind, tasks) AS tasks
                      FROM (SELECT date_trunc('minute', measured_at) AS at, lower(kind) AS kind, sum(concluded)::bigint AS tasks
                              FROM queue_measure GROUP BY 1, 2) by_kind
                     WHERE tasks > 0 GROUP BY at
                ), stored AS (
                    SELECT date_trunc('minute', stored_at) AS at, count(*) AS files, sum(size)::bigint AS bytes
                      FROM media WHERE state = 'STORED' AND stored_at > now() - INTERVAL '1 hour' GROUP BY 1
                )
                SELECT at, coalesce(tasks, '{}') AS tasks, coalesce(files, 0) AS files, coalesce(bytes, 0) AS bytes
                  FROM minute LEFT JOIN concluded USING (at) LEFT JOIN stored USING (at) ORDER BY at
                """)
                .query((row, number) -> new Minute(
                        row.getTimestamp("at").toInstant(),
                        json.readValue(row.getString("tasks"), new TypeReference<>() {}),
                        row.getLong("files"),
                        row.getLong("bytes")))
                .list();
        return new Throughput(Instant.now(), minutes);
    }
}
