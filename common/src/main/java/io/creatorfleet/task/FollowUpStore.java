package io.creatorfleet.task;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The statements that turn follow-ups into tasks, once however often they are asked for. */
final class FollowUpStore {

    /**
     * Due tasks go in the order of not_before. What ends within this time counts as waiting since so long before its end:
     * the nearest end goes first, and what has none goes before all that ends this long after it came.
     */
    static final String HEAD_START = "INTERVAL '7 days'";

    private final JdbcClient jdbc;

    FollowUpStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Inserts the tasks that are not open already; returns the kinds of those really inserted. */
    List<TaskKind> insert(UUID job, Lane lane, List<FollowUp> followUps) {
        if (followUps.isEmpty()) {
            return List.of();
        }
        // One order for all transactions: two of them never wait for each other's unique keys crosswise.
        return jdbc.sql("""
                INSERT INTO task (job_id, kind, version, upstream, lane, subject, payload, not_before, traceparent)
                SELECT :job, kind, version, upstream, :lane, subject, payload::jsonb,
                       least(clock_timestamp(), "end" - %s), traceparent
                  FROM unnest(:kinds::text[], :versions::integer[], :upstreams::text[], :subjects::text[], :payloads::text[],
                              :ends::text[]::timestamptz[], :traceparents::text[])
                       AS f (kind, version, upstream, subject, payload, "end", traceparent)
                 ORDER BY kind COLLATE "C", subject COLLATE "C"
                ON CONFLICT DO NOTHING
                RETURNING kind
                """.formatted(HEAD_START))
                .param("job", job)
                .param("lane", lane.name())
                .param("kinds", strings(followUps, followUp -> followUp.kind().name()))
                .param("versions", followUps.stream().map(FollowUp::version).toArray(Integer[]::new))
                .param("upstreams", strings(followUps, FollowUp::upstream))
                .param("subjects", strings(followUps, FollowUp::subject))
                .param("payloads", strings(followUps, FollowUp::payload))
                .param("ends", strings(followUps, FollowUpStore::end))
                .param("traceparents", strings(followUps, FollowUp::traceparent))
                .query((row, number) -> TaskKind.valueOf(row.getString("kind")))
                .list();
    }

    /**
     * Inserts the first task of a job in the job's lane and counts it, in one statement, for it is most of what an
     * addition costs. The job counts as accepted until something of it has ended. False: the task is open already.
     */
    boolean insertFirst(UUID job, FollowUp first) {
        return jdbc.sql("""
                WITH account AS (
                    SELECT lane FROM job WHERE id = :job FOR NO KEY UPDATE
                ), inserted AS (
                    INSERT INTO task (job_id, kind, version, upstream, lane, subject, payload, not_before, traceparent)
                    SELECT :job, :kind, :version, :upstream, lane, :subject, :payload::jsonb,
                           least(clock_timestamp(), :end::timestamptz - %s), :traceparent
                      FROM account
                    ON CONFLICT DO NOTHING
                    RETURNING id
                )
                UPDATE job SET accepted_tasks = accepted_tasks + 1, open_tasks = open_tasks + 1,
                               gathering_tasks = gathering_tasks + :gathering, updated_at = clock_timestamp()
                 WHERE id = :job AND EXISTS (SELECT FROM inserted)
                """.formatted(HEAD_START))
                        .param("job", job)
                        .param("kind", first.kind().name())
                        .param("version", first.version())
                        .param("upstream", first.upstream())
                        .param("subject", first.subject())
                        .param("payload", first.payload())
                        .param("end", end(first))
                        .param("traceparent", first.traceparent())
                        .param("gathering", first.kind().gathers() ? 1 : 0)
                        .update()
                == 1;
    }

    /** Those of which no task is open. */
    List<FollowUp> notOpen(List<FollowUp> followUps) {
        // A look at the index for each of them: a join may read all open tasks.
        Set<String> open = jdbc.sql("""
                SELECT open.kind || ' ' || open.subject
                  FROM unnest(:kinds::text[], :subjects::text[]) AS f (kind, subject) CROSS JOIN LATERAL (
                       SELECT kind, subject FROM task t
                        WHERE t.kind = f.kind AND t.subject = f.subject AND t.state IN ('READY', 'QUEUED', 'RUNNING')
                        LIMIT 1) AS open
                """)
                .param("kinds", strings(followUps, followUp -> followUp.kind().name()))
                .param("subjects", strings(followUps, FollowUp::subject))
                .query((row, number) -> row.getString(1))
                .set();
        return followUps.stream()
                .filter(followUp -> !open.contains(followUp.kind() + " " + followUp.subject()))
                .toList();
    }

    private static @Nullable String end(FollowUp followUp) {
        return followUp.end() == null ? null : followUp.end().toString();
    }

    private static @Nullable String[] strings(List<FollowUp> followUps, Function<FollowUp, @Nullable String> field) {
        return followUps.stream().map(field).toArray(String[]::new);
    }
}
