package io.creatorfleet.gateway.scrapers;

import io.creatorfleet.platform.PlatformId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The creators that are due, and the jobs that read them again. */
@Component
final class RefreshStore {

    /** A job that was opened for a creator just now. */
    record Opened(UUID id, String subject) {}

    private final JdbcClient jdbc;

    RefreshStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many refreshes still read from the platform; those that only copy files take nothing from its budget. */
    int inProgress(PlatformId platform) {
        return jdbc.sql("""
                SELECT count(*) FROM job
                 WHERE platform = :platform AND purpose = 'REFRESH'
                   AND state IN ('ACCEPTED', 'RUNNING', 'CANCELLING') AND gathering_tasks > 0
                """)
                .param("platform", platform.key())
                .query(Integer.class)
                .single();
    }

    /**
     * Takes creators that are due, those that have waited longest first, and sets when each is due again: after a share
     * of the time that lies between two of his items as a rule, within bounds. Who cannot be found is looked for once a
     * week.
     *
     * @return their names
     */
    List<String> takeDue(PlatformId platform, ScraperProperties.Cycle cycle, int most) {
        return jdbc.sql("""
                WITH due AS MATERIALIZED (
                    SELECT id FROM creator
                     WHERE platform = :platform AND due_at <= clock_timestamp()
                     ORDER BY due_at LIMIT :most FOR NO KEY UPDATE SKIP LOCKED
                ), activity AS (
                    SELECT due.id, nullif(count(c.id), 0) AS published
                      FROM due LEFT JOIN content c
                        ON c.creator_id = due.id AND c.kind IN ('REEL', 'POST')
                       AND c.published_at > clock_timestamp() - INTERVAL '30 days'
                     GROUP BY due.id
                )
                UPDATE creator
                   SET due_at = clock_timestamp() + (1 + :jitter * (2 * random() - 1))
                                * CASE WHEN state = 'UNAVAILABLE' THEN INTERVAL '7 days'
                                       ELSE greatest(:floor::interval,
                                                     least(:ceiling::interval, INTERVAL '30 days' * :share / published)) END
                  FROM activity WHERE activity.id = creator.id
                RETURNING lower(username)
                """)
                .param("platform", platform.key())
                .param("most", most)
                .param("jitter", cycle.jitter())
                .param("share", cycle.share())
                .param("floor", cycle.floor().toString())
                .param("ceiling", cycle.ceiling().toString())
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** Opens a job for each, except for those that a job is open for: it reads them as well. */
    List<Opened> open(PlatformId platform, List<String> names, ScraperProperties.Cycle cycle) {
        return jdbc.sql("""
                INSERT INTO job (id, purpose, platform, subject, lane, reels_asked, posts_asked)
                SELECT gen_random_uuid(), 'REFRESH', :platform, subject, 'BACKGROUND', :reels, :posts
                  FROM unnest(:names::text[]) AS due (subject)
                 WHERE NOT EXISTS (SELECT FROM task t
                                    WHERE t.kind = 'PROFILE' AND t.subject = :platform || '/' || due.subject
                                      AND t.state IN ('READY', 'QUEUED', 'RUNNING'))
                 ORDER BY subject
                ON CONFLICT (platform, subject, (purpose = 'AUDIT'))
                      WHERE state IN ('ACCEPTED', 'RUNNING', 'CANCELLING') DO NOTHING
                RETURNING id, subject
                """)
                .param("platform", platform.key())
                .param("reels", cycle.reels())
                .param("posts", cycle.posts())
                .param("names", names.toArray(String[]::new))
                .query(DataClassRowMapper.newInstance(Opened.class))
                .list();
    }
}
