package io.creatorfleet.gateway.creators;

import io.creatorfleet.gateway.creators.CreatorViewStore.Found;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of audits. */
@Component
final class AuditJobStore {

    private final JdbcClient jdbc;

    AuditJobStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Opens an audit unless one is open. It is fanned in from the start: no analytics follow. */
    boolean insert(UUID job, Found creator) {
        return jdbc.sql("""
                INSERT INTO job (id, purpose, platform, subject, lane, creator_id, fanned_in)
                VALUES (:job, 'AUDIT', :platform, lower(:username), 'INTERACTIVE', :creator, true)
                ON CONFLICT (platform, subject, (purpose = 'AUDIT'))
                      WHERE state IN ('ACCEPTED', 'RUNNING', 'CANCELLING') DO NOTHING
                """)
                        .param("job", job)
                        .param("platform", creator.platform())
                        .param("username", creator.username())
                        .param("creator", creator.id())
                        .update()
                == 1;
    }

    /** The audit whose task is open, whichever name the creator had when it was asked for. */
    Optional<UUID> findOpen(Found creator) {
        return jdbc.sql("""
                SELECT job_id FROM task
                 WHERE kind = 'AUDIT' AND subject = :creator AND state IN ('READY', 'QUEUED', 'RUNNING')
                """)
                .param("creator", Long.toString(creator.id()))
                .query(UUID.class)
                .optional();
    }
}
