package io.creatorfleet.gateway.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Jobs as they are after their end, and what is left of them. */
record EndedJobs(JdbcClient jdbc) {

    /** A job with so many done tasks that ended so many days ago. */
    UUID ended(String purpose, int daysAgo, @Nullable Long creator, int tasks) {
        UUID job = UUID.randomUUID();
        jdbc.sql("""
                WITH ended AS (
                    INSERT INTO job (id, purpose, platform, subject, lane, state, creator_id, accepted_tasks, fanned_in,
                                     created_at, finished_at)
                    VALUES (:job, :purpose, 'instagram', :job::text, 'BACKGROUND', 'SUCCEEDED', :creator, :tasks, true,
                            now() - make_interval(days => :days), now() - make_interval(days => :days))
                    RETURNING id, finished_at)
                INSERT INTO task (job_id, kind, upstream, lane, subject, state, finished_at)
                SELECT id, 'MEDIA', 'instagram-cdn', 'BACKGROUND', n::text, 'DONE', finished_at
                  FROM ended, generate_series(1, :tasks) AS n
                """)
                .param("job", job)
                .param("purpose", purpose)
                .param("days", daysAgo)
                .param("creator", creator)
                .param("tasks", tasks)
                .update();
        return job;
    }

    UUID open() {
        UUID job = UUID.randomUUID();
        jdbc.sql("""
                WITH opened AS (
                    INSERT INTO job (id, purpose, platform, subject, lane, state, accepted_tasks, open_tasks, fanned_in)
                    VALUES (:job, 'AUDIT', 'instagram', :job::text, 'BACKGROUND', 'RUNNING', 1, 1, true) RETURNING id)
                INSERT INTO task (job_id, kind, upstream, lane, subject)
                SELECT id, 'AUDIT', 'local', 'BACKGROUND', id::text FROM opened
                """).param("job", job).update();
        return job;
    }

    List<UUID> jobs() {
        return jdbc.sql("SELECT id FROM job")
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    long count(String from) {
        return jdbc.sql("SELECT count(*) FROM " + from).query(Long.class).single();
    }

    void assertSound() {
        assertThat(count("violation")).isZero();
        assertThat(jdbc.sql("SELECT name FROM ledger_account WHERE claimed <> found")
                        .query(String.class)
                        .list())
                .isEmpty();
    }
}
