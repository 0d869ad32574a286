package io.creatorfleet.gateway.sweeps;

import io.creatorfleet.platform.PlatformId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is due to be swept or deleted, and the rows of the jobs that do it. */
@Component
final class SweepStore {

    /** A creator that has been unavailable for too long. */
    record Gone(long id, String platform, String username) {}

    private static final int MOST = 100;

    private final JdbcClient jdbc;

    SweepStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes the right to open the platform's next sweep, if the last one was opened long enough ago and an item has gone
     * unseen for too long; to be called in the transaction that opens it.
     */
    boolean take(PlatformId platform, Duration interval, Duration after) {
        return jdbc.sql("""
                UPDATE sweep SET opened_at = clock_timestamp()
                 WHERE platform = :platform AND opened_at < clock_timestamp() - :interval::interval
                   AND EXISTS (SELECT FROM content
                                WHERE checked_at < clock_timestamp() - :after::interval AND removed_at IS NULL)
                """)
                        .param("platform", platform.key())
                        .param("interval", interval.toString())
                        .param("after", after.toString())
                        .update()
                == 1;
    }

    /** Opens a job that nobody waits for, unless one excludes it. It names no creator, since it may outlive him. */
    boolean insert(UUID job, String purpose, String platform, String subject) {
        return jdbc.sql("""
                INSERT INTO job (id, purpose, platform, subject, lane, fanned_in)
                VALUES (:job, :purpose, :platform, lower(:subject), 'BACKGROUND', true)
                ON CONFLICT (platform, subject, (purpose = 'AUDIT'))
                      WHERE state IN ('ACCEPTED', 'RUNNING', 'CANCELLING') DO NOTHING
                """)
                        .param("job", job)
                        .param("purpose", purpose)
                        .param("platform", platform)
                        .param("subject", subject)
                        .update()
                == 1;
    }

    /**
     * Notes which creators have become unavailable since they were last profiled. Who is gone from Reddit is not named any
     * more as the author of what others hold of him.
     */
    void noticeUnavailable() {
        jdbc.sql("""
                WITH noticed AS (
                    UPDATE creator SET unavailable_since = clock_timestamp()
                     WHERE id IN (SELECT id FROM creator
                                   WHERE state = 'UNAVAILABLE'
                                     AND (unavailable_since IS NULL OR unavailable_since < profiled_at)
                                   ORDER BY id LIMIT :most FOR NO KEY UPDATE)
                    RETURNING external_id, kind
                )
                UPDATE content c SET author = NULL, author_id = NULL
                  FROM noticed n WHERE n.kind = 'USER' AND c.author_id = n.external_id
                """).param("most", MOST).update();
    }

    /** The creators that have been unavailable for longer than their platform's time. */
    List<Gone> gone(Map<PlatformId, Duration> after) {
        return jdbc.sql("""
                SELECT c.id, c.platform, c.username
                  FROM creator c
                  JOIN unnest(:platforms::text[], :times::text[]::interval[]) AS t (platform, time) ON t.platform = c.platform
                 WHERE c.state = 'UNAVAILABLE' AND c.unavailable_since >= c.profiled_at
                   AND c.unavailable_since < clock_timestamp() - t.time
                 ORDER BY c.unavailable_since LIMIT :most
                """)
                .param("platforms", after.keySet().stream().map(PlatformId::key).toArray(String[]::new))
                .param("times", after.values().stream().map(Duration::toString).toArray(String[]::new))
                .param("most", MOST)
                .query(DataClassRowMapper.newInstance(Gone.class))
                .list();
    }
}
