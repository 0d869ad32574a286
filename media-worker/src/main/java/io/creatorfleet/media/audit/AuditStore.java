package io.creatorfleet.media.audit;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The media rows as an audit compares them with objects. */
final class AuditStore {

    private static final int PAGE = 500;

    /** A row and the object it says there is; for a file that is not stored, none. */
    record Row(
            long id,
            String objectKey,
            boolean stored,
            @Nullable Long size,
            @Nullable String etag) {}

    private final JdbcClient jdbc;

    AuditStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The creator's rows by the bytes of their keys, read page by page: no cursor is held open meanwhile. */
    Iterator<Row> rows(long creator) {
        return Stream.iterate(
                        page(creator, ""),
                        page -> !page.isEmpty(),
                        page -> page(creator, page.getLast().objectKey()))
                .flatMap(List::stream)
                .iterator();
    }

    private List<Row> page(long creator, String after) {
        return jdbc.sql("""
                SELECT id, object_key, state = 'STORED' AS stored, size, etag FROM media
                 WHERE creator_id = :creator AND object_key > :after
                 ORDER BY object_key LIMIT :page
                """)
                .param("creator", creator)
                .param("after", after)
                .param("page", PAGE)
                .query(DataClassRowMapper.newInstance(Row.class))
                .list();
    }

    Optional<Row> row(long id) {
        return jdbc.sql("SELECT id, object_key, state = 'STORED' AS stored, size, etag FROM media WHERE id = :id")
                .param("id", id)
                .query(DataClassRowMapper.newInstance(Row.class))
                .optional();
    }

    void record(Audit.Finding finding, List<Long> rows) {
        jdbc.sql(
                        "UPDATE media SET audit = :finding, audited_at = clock_timestamp() WHERE id = ANY (:rows) AND state = 'STORED'")
                .param("finding", finding.name())
                .param("rows", rows.toArray(Long[]::new))
                .update();
    }

    /** Keeps the totals; an orphan whose row came into being meanwhile is none. */
    void record(UUID job, long creator, Audit audit) {
        jdbc.sql("""
                INSERT INTO object_audit (creator_id, job_id, objects, bytes, orphans)
                SELECT :creator, :job, :objects, :bytes,
                       ARRAY (SELECT key FROM unnest(:orphans::text[]) AS key
                               WHERE NOT EXISTS (SELECT FROM media WHERE object_key = key) ORDER BY key COLLATE "C")
                ON CONFLICT (creator_id) DO UPDATE
                   SET job_id = excluded.job_id, objects = excluded.objects, bytes = excluded.bytes,
                       orphans = excluded.orphans, audited_at = clock_timestamp()
                """)
                .param("creator", creator)
                .param("job", job)
                .param("objects", audit.objects())
                .param("bytes", audit.bytes())
                .param("orphans", audit.orphans().toArray(String[]::new))
                .update();
    }
}
