package io.creatorfleet.gateway.analytics;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of jobs that recompute the analytics of all creators, of all platforms: one is open at most. */
@Component
final class RecomputationStore {

    private final JdbcClient jdbc;

    RecomputationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Opens a job unless one is open. It is fanned in from the start: its tasks are the analytics themselves. */
    boolean insert(UUID job) {
        return jdbc.sql("""
                INSERT INTO job (id, purpose, platform, subject, lane, fanned_in)
                VALUES (:job, 'RECOMPUTE', 'all', 'analytics', 'BACKGROUND', true)
                ON CONFLICT (platform, subject, (purpose = 'AUDIT'))
                      WHERE state IN ('ACCEPTED', 'RUNNING', 'CANCELLING') DO NOTHING
                """).param("job", job).update() == 1;
    }

    Optional<UUID> findOpen() {
        return jdbc.sql("""
                SELECT id FROM job
                 WHERE platform = 'all' AND subject = 'analytics' AND state IN ('ACCEPTED', 'RUNNING', 'CANCELLING')
                """)
                .query((row, number) -> row.getObject(1, UUID.class))
                .optional();
    }
}
