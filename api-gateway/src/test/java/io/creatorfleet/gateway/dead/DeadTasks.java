package io.creatorfleet.gateway.dead;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Dead tasks as a test wants them, written into the ledger, and what became of them. */
record DeadTasks(JdbcClient jdbc) {

    /** A TRUNCATE would wait for the gateway's own reading of the ledger, and that for it. */
    void empty() {
        jdbc.sql("DELETE FROM idempotency_key; DELETE FROM task; DELETE FROM job")
                .update();
    }

    /** A dead task that is all of its ended job. */
    long add(String subject, String kind, String fingerprint) {
        return jdbc.sql("""
                WITH ended AS (
                    INSERT INTO job (id, purpose, platform, subject, lane, state, accepted_tasks, dead_tasks, fanned_in,
                                     finished_at)
                    VALUES (gen_random_uuid(), 'ADD', 'instagram', :subject, 'INTERACTIVE', 'INCOMPLETE', 1, 1, true,
                            clock_timestamp()) RETURNING id)
                INSERT INTO task (job_id, kind, upstream, lane, subject, payload, state, finished_at, reason, failure,
                                  fingerprint)
                SELECT id, :kind, 'instagram', 'INTERACTIVE', :subject, jsonb_build_object('of', :subject::text), 'DEAD',
                       clock_timestamp(), :subject || ' is away', 'Unavailable', :fingerprint FROM ended RETURNING id
                """)
                .param("subject", subject)
                .param("kind", kind)
                .param("fingerprint", fingerprint)
                .query(Long.class)
                .single();
    }

    void failure(long task, int attempt, long fence, String failure, String text) {
        jdbc.sql(
                        "INSERT INTO task_failure (task_id, attempt, fence, failure, message, worker) VALUES (?, ?, ?, ?, ?, ?)")
                .params(task, attempt, fence, failure, text, "w" + fence)
                .update();
    }

    UUID job(long task) {
        return jdbc.sql("SELECT job_id FROM task WHERE id = ?")
                .param(task)
                .query(UUID.class)
                .single();
    }

    long count(String condition) {
        return jdbc.sql("SELECT count(*) FROM task WHERE " + condition)
                .query(Long.class)
                .single();
    }
}
