package io.creatorfleet.content.analytics;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is kept of a job's walk once it is over. */
final class WalkStore {

    private final JdbcClient jdbc;

    WalkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whose feeds the job has walked; empty when its profile never came in, or he is not held any more. */
    Optional<Long> creator(UUID job) {
        return jdbc.sql("SELECT creator_id FROM job WHERE id = :job AND creator_id IS NOT NULL")
                .param("job", job)
                .query(Long.class)
                .optional();
    }

    /**
     * Marks the creator as refreshed if all of the job's content is in: no walk concluded early, no page is dead. Only
     * here all walks of the job are known to have ended.
     */
    void markRefreshed(UUID job) {
        jdbc.sql("""
                UPDATE creator SET refreshed_at = clock_timestamp()
                 WHERE id = (SELECT creator_id FROM job WHERE id = :job AND shortfall IS NULL)
                   AND NOT EXISTS (SELECT FROM task
                                    WHERE job_id = :job AND kind IN ('PROFILE', 'CONTENT') AND state = 'DEAD')
                """).param("job", job).update();
    }

    /**
     * Keeps in the job's row how many items its walk holds, before a later job's walk takes them over. This locks the row,
     * which the ledger locks last: nothing but the ledger's own statements on it may come after.
     */
    void keepHeld(UUID job) {
        jdbc.sql("""
                UPDATE job j
                   SET (reels_held, posts_held) = (
                       SELECT count(*) FILTER (WHERE kind = 'REEL'), count(*) FILTER (WHERE kind = 'POST')
                         FROM content WHERE creator_id = j.creator_id AND walk = j.id)
                 WHERE id = :job
                """).param("job", job).update();
    }
}
