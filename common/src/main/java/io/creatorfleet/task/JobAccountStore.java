package io.creatorfleet.task;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The counters in a job's row. The row is always the last lock of a transaction, and is written once in it. */
final class JobAccountStore {

    private final JdbcClient jdbc;

    JobAccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    JobAccount lock(UUID job) {
        return jdbc.sql("""
                SELECT state, lane, accepted_tasks AS accepted, open_tasks AS open, gathering_tasks AS gathering,
                       dead_tasks AS dead, fanned_in, shortfall, reason
                  FROM job WHERE id = :job FOR NO KEY UPDATE
                """).param("job", job).query(JobAccount.class).single();
    }

    void write(UUID job, JobAccount account) {
        jdbc.sql("""
                UPDATE job
                   SET state = :state, lane = :lane, accepted_tasks = :accepted, open_tasks = :open,
                       gathering_tasks = :gathering, dead_tasks = :dead, fanned_in = :fannedIn, shortfall = :shortfall,
                       reason = :reason, updated_at = clock_timestamp(),
                       finished_at = CASE WHEN :ended THEN clock_timestamp() END
                 WHERE id = :job
                """)
                .param("job", job)
                .param("state", account.state().name())
                .param("lane", account.lane().name())
                .param("accepted", account.accepted())
                .param("open", account.open())
                .param("gathering", account.gathering())
                .param("dead", account.dead())
                .param("fannedIn", account.fannedIn())
                .param(
                        "shortfall",
                        account.shortfall() == null ? null : account.shortfall().name())
                .param("reason", account.ended() ? endReason(job, account) : account.reason())
                .param("ended", account.ended())
                .update();
    }

    /** The reason kept so far, else which tasks are dead; null for a success. */
    private @Nullable String endReason(UUID job, JobAccount account) {
        if (account.reason() != null || account.dead() == 0) {
            return account.reason();
        }
        String named = jdbc.sql("""
                SELECT string_agg(lower(kind) || ' ' || id, ', ' ORDER BY id)
                  FROM (SELECT kind, id FROM task WHERE job_id = :job AND state = 'DEAD' ORDER BY id LIMIT 5) dead
                """).param("job", job).query(String.class).single();
        int more = account.dead() - Math.min(account.dead(), 5);
        return "%d dead: %s%s".formatted(account.dead(), named, more > 0 ? " and %d more".formatted(more) : "");
    }
}
