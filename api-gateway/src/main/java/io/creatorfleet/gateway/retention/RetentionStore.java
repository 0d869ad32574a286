package io.creatorfleet.gateway.retention;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that delete ended jobs with all that is theirs, each bounded. */
@Component
class RetentionStore {

    /**
     * A job that has ended.
     *
     * @param tasks how many there are of it
     * @param due whether nothing needs it any more
     */
    record Ended(UUID id, Instant finishedAt, int tasks, boolean due) {}

    private static final int LOOKED_AT_ONCE = 500;

    // Of the ended job j. The last reading of a creator says how complete his analytics are, the last audit of him
    // names
    // its job, and what is dead is kept until somebody has decided about it, and nothing waits for it.
    private static final String DUE = """
            (j.creator_id IS NULL OR j.purpose NOT IN ('ADD', 'REFRESH')
             OR EXISTS (SELECT FROM job n
                         WHERE n.creator_id = j.creator_id AND n.created_at > j.created_at
                           AND n.purpose IN ('ADD', 'REFRESH') AND n.reels_held IS NOT NULL AND n.finished_at IS NOT NULL))
            AND NOT EXISTS (SELECT FROM object_audit o WHERE o.job_id = j.id)
            AND (j.dead_tasks = 0
                 OR NOT EXISTS (SELECT FROM task t
                                 WHERE t.job_id = j.id AND t.state = 'DEAD'
                                   AND (t.dismissed_at IS NULL
                                        OR EXISTS (SELECT FROM media m
                                                    WHERE m.id = CASE t.kind WHEN 'MEDIA' THEN t.subject::bigint END
                                                      AND m.state = 'PENDING'))))
            """;

    private final JdbcClient jdbc;
    private final Map<String, Duration> terms;

    RetentionStore(JdbcClient jdbc, RetentionProperties properties) {
        this.jdbc = jdbc;
        this.terms = properties.jobs().terms();
    }

    /** Takes the right to delete until the transaction ends; false while another process has it. */
    boolean lock() {
        return jdbc.sql("SELECT true FROM retention WHERE what = 'job' FOR UPDATE SKIP LOCKED")
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    /** The next jobs past their time, in the order in which they ended; empty at the end of the round. */
    List<Ended> next() {
        return jdbc.sql("""
                SELECT j.id, j.finished_at, j.accepted_tasks AS tasks,
                       j.finished_at < clock_timestamp() - t.term AND %s AS due
                  FROM (SELECT * FROM job
                         WHERE finished_at IS NOT NULL
                           AND (finished_at, id) > ((SELECT finished_at FROM retention WHERE what = 'job'),
                                                    (SELECT id FROM retention WHERE what = 'job'))
                           AND finished_at < clock_timestamp() - (SELECT min(term) FROM unnest(:terms::text[]::interval[]) AS term)
                         ORDER BY finished_at, id LIMIT :most) j
                  JOIN unnest(:purposes::text[], :terms::text[]::interval[]) AS t (purpose, term) ON t.purpose = lower(j.purpose)
                 ORDER BY j.finished_at, j.id
                """.formatted(DUE))
                .param("purposes", terms.keySet().toArray(String[]::new))
                .param("terms", terms.values().stream().map(Duration::toString).toArray(String[]::new))
                .param("most", LOOKED_AT_ONCE)
                .query(DataClassRowMapper.newInstance(Ended.class))
                .list();
    }

    /** Locks, in ascending order, tasks of the jobs that nobody brings back any more, so many at most. */
    List<Long> lockTasks(List<UUID> jobs, int rows) {
        return jdbc.sql("""
                SELECT id FROM task
                 WHERE job_id = ANY (:jobs)
                   AND (state IN ('DONE', 'CANCELLED') OR state = 'DEAD' AND dismissed_at IS NOT NULL)
                 ORDER BY id LIMIT :rows FOR UPDATE
                """)
                .param("jobs", jobs.toArray(UUID[]::new))
                .param("rows", rows)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    /** Locks the jobs that are still ended: a replay may have been faster. */
    List<UUID> lockJobs(List<UUID> jobs) {
        return jdbc.sql("SELECT id FROM job WHERE id = ANY (:jobs) AND finished_at IS NOT NULL ORDER BY id FOR UPDATE")
                .param("jobs", jobs.toArray(UUID[]::new))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    /** Deletes those of the tasks that are the jobs', with their failures, and takes them out of the jobs' accounts. */
    int deleteTasks(List<Long> tasks, List<UUID> jobs) {
        return jdbc.sql("""
                WITH gone AS (
                    DELETE FROM task WHERE id = ANY (:tasks) AND job_id = ANY (:jobs) RETURNING job_id, state
                ), counted AS (
                    SELECT job_id, count(*) AS tasks, count(*) FILTER (WHERE state = 'DEAD') AS dead
                      FROM gone GROUP BY job_id
                ), accounted AS (
                    UPDATE job j SET accepted_tasks = accepted_tasks - c.tasks, dead_tasks = dead_tasks - c.dead
                      FROM counted c WHERE j.id = c.job_id
                )
                SELECT count(*) FROM gone
                """)
                .param("tasks", tasks.toArray(Long[]::new))
                .param("jobs", jobs.toArray(UUID[]::new))
                .query(Integer.class)
                .single();
    }

    /** Deletes those of the jobs that have no task any more, with the proofs and the remembered answers that are theirs. */
    void deleteEmpty(List<UUID> jobs) {
        List<UUID> empty = jdbc.sql("SELECT id FROM job WHERE id = ANY (:jobs) AND accepted_tasks = 0")
                .param("jobs", jobs.toArray(UUID[]::new))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
        for (String from : List.of("idempotency_key WHERE job_id", "purge WHERE job_id", "job WHERE id")) {
            jdbc.sql("DELETE FROM " + from + " = ANY (:jobs)")
                    .param("jobs", empty.toArray(UUID[]::new))
                    .update();
        }
    }

    void moveTo(Ended last) {
        jdbc.sql("UPDATE retention SET finished_at = :finishedAt, id = :id WHERE what = 'job'")
                .param("finishedAt", Timestamp.from(last.finishedAt()))
                .param("id", last.id())
                .update();
    }

    void beginAgain() {
        jdbc.sql(
                        "UPDATE retention SET finished_at = DEFAULT, id = DEFAULT WHERE what = 'job' AND finished_at > '-infinity'")
                .update();
    }
}
