package io.creatorfleet.media.audit;

import io.creatorfleet.catalog.Creator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The statements of repairs: rows that wait for a copy again, and the jobs that look for such rows. */
final class RepairStore {

    private final JdbcClient jdbc;

    RepairStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Makes the rows pending that still say what they said when their objects turned out wrong, unless their creator is
     * being deleted; to be called in the transaction that inserts their copies.
     *
     * @return the ids of the rows that are pending now
     */
    List<Long> reopen(List<AuditStore.Row> rows) {
        return jdbc.sql("""
                UPDATE media
                   SET state = 'PENDING', reason = 'An audit found its object missing or wrong', resolutions = 0,
                       link_asked = false, size = NULL, sha256 = NULL, etag = NULL, content_type = NULL, stored_at = NULL, audit = NULL, audited_at = NULL
                 WHERE id IN (SELECT m.id FROM media m JOIN unnest(:ids::bigint[], :etags::text[]) AS wrong (id, etag)
                                     ON wrong.id = m.id AND wrong.etag = m.etag
                               WHERE m.state = 'STORED'
                                 AND NOT EXISTS (SELECT FROM task t WHERE t.kind = 'PURGE'
                                                    AND t.subject = m.creator_id::text
                                                    AND t.state IN ('READY', 'QUEUED', 'RUNNING'))
                               ORDER BY m.id FOR UPDATE OF m)
                RETURNING id
                """)
                .param("ids", rows.stream().map(AuditStore.Row::id).toArray(Long[]::new))
                .param("etags", strings(rows, AuditStore.Row::etag))
                .query((row, number) -> row.getLong(1))
                .list();
    }

    /** Inserts a job that is to audit the creator, unless one is open. */
    boolean insert(UUID job, Creator creator) {
        return jdbc.sql("""
                INSERT INTO job (id, purpose, platform, subject, lane, creator_id, fanned_in)
                VALUES (:job, 'AUDIT', :platform, lower(:username), 'BACKGROUND', :creator, true)
                ON CONFLICT (platform, subject, (purpose = 'AUDIT'))
                      WHERE state IN ('ACCEPTED', 'RUNNING', 'CANCELLING') DO NOTHING
                """)
                        .param("job", job)
                        .param("platform", creator.platform().key())
                        .param("username", creator.username())
                        .param("creator", creator.id())
                        .update()
                == 1;
    }

    private static @Nullable String[] strings(
            List<AuditStore.Row> rows, Function<AuditStore.Row, @Nullable String> field) {
        return rows.stream().map(field).toArray(String[]::new);
    }
}
