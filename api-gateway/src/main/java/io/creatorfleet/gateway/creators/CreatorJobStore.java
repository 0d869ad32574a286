package io.creatorfleet.gateway.creators;

import io.creatorfleet.gateway.creators.CreatorViewStore.Found;
import io.creatorfleet.task.TaskKind;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of jobs whose purpose is one task about a creator: audits and deletions. */
@Component
final class CreatorJobStore {

    private final JdbcClient jdbc;

    CreatorJobStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Opens a job unless one excludes it. It is fanned in from the start: no analytics follow. A deletion's names no
     * creator, since it outlives him.
     */
    boolean insert(UUID job, TaskKind purpose, Found creator) {
        return jdbc.sql("""
                INSERT INTO job (id, purpose, platform, subject, lane, creator_id, fanned_in)
                VALUES (:job, :purpose, :platform, lower(:username), 'INTERACTIVE', :creator, true)
                ON CONFLICT (platform, subject, (purpose = 'AUDIT'))
                      WHERE state IN ('ACCEPTED', 'RUNNING', 'CANCELLING') DO NOTHING
                """)
                        .param("job", job)
                        .param("purpose", purpose.name())
                        .param("platform", creator.platform())
                        .param("username", creator.username())
                        .param("creator", purpose == TaskKind.PURGE ? null : creator.id())
                        .update()
                == 1;
    }

    /**
     * The job whose task is open, whichever name the creator had when it was asked for; else the one of that purpose which
     * goes on after its task, with what followed.
     */
    Optional<UUID> findOpen(TaskKind purpose, Found creator) {
        return jdbc.sql("""
                SELECT job_id FROM task
                 WHERE kind = :purpose AND subject = :creator AND state IN ('READY', 'QUEUED', 'RUNNING')
                UNION ALL
                SELECT id FROM job
                 WHERE purpose = :purpose AND platform = :platform AND subject = lower(:username)
                   AND state IN ('ACCEPTED', 'RUNNING', 'CANCELLING')
                LIMIT 1
                """)
                .param("purpose", purpose.name())
                .param("creator", Long.toString(creator.id()))
                .param("platform", creator.platform())
                .param("username", creator.username())
                .query((row, number) -> row.getObject(1, UUID.class))
                .optional();
    }

    /** The open job under the creator's name that is to make room for a deletion; nothing makes room for an audit. */
    Optional<UUID> inTheWay(TaskKind purpose, Found creator) {
        return jdbc.sql("""
                SELECT id FROM job
                 WHERE :purpose = 'PURGE' AND purpose NOT IN ('AUDIT', 'PURGE')
                   AND platform = :platform AND subject = lower(:username)
                   AND state IN ('ACCEPTED', 'RUNNING', 'CANCELLING')
                """)
                .param("purpose", purpose.name())
                .param("platform", creator.platform())
                .param("username", creator.username())
                .query((row, number) -> row.getObject(1, UUID.class))
                .optional();
    }
}
