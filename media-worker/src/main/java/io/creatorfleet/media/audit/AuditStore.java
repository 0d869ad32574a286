package io.creatorfleet.media.audit;

import io.creatorfleet.media.bucket.BucketContents.OpenUpload;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The media rows as an audit compares them with objects. */
final class AuditStore {

    private static final int PAGE = 5000;
    private static final String AFTER_ALL = Character.toString(Character.MAX_CODE_POINT);

    /** A row and the object it says there is; for a file that is not stored, none. */
    record Row(
            long id,
            long creatorId,
            String objectKey,
            boolean stored,
            @Nullable Long size,
            @Nullable String etag) {}

    private final JdbcClient jdbc;

    AuditStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The rows whose keys begin so, by the keys' bytes, read page by page: no cursor is held open meanwhile. */
    Iterator<List<Row>> pages(String prefix) {
        return Stream.iterate(
                        page(prefix, prefix),
                        page -> !page.isEmpty(),
                        page -> page(prefix, page.getLast().objectKey()))
                .iterator();
    }

    private List<Row> page(String prefix, String after) {
        return jdbc.sql("""
                SELECT id, creator_id, object_key, state, size, etag FROM media
                 WHERE object_key > :after AND object_key < :end
                 ORDER BY object_key LIMIT :page
                """)
                .param("after", after)
                .param("end", prefix + AFTER_ALL)
                .param("page", PAGE)
                .query((row, number) -> row(row))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("id"),
                row.getLong("creator_id"),
                row.getString("object_key"),
                row.getString("state").equals("STORED"),
                row.getObject("size", Long.class),
                row.getString("etag"));
    }

    Optional<Row> row(String key) {
        return jdbc.sql("SELECT id, creator_id, object_key, state, size, etag FROM media WHERE object_key = :key")
                .param("key", key)
                .query((row, number) -> row(row))
                .optional();
    }

    /** The sha256 of the bytes that were stored under that ETag, unless others have been since. */
    Optional<String> checksum(String key, String etag) {
        return jdbc.sql("SELECT sha256 FROM media WHERE object_key = :key AND etag = :etag AND state = 'STORED'")
                .param("key", key)
                .param("etag", etag)
                .query(String.class)
                .optional();
    }

    /** Whether a copy that is to go on has sent its parts to that upload. */
    boolean isAwaited(OpenUpload upload) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM media_upload u JOIN media m ON m.id = u.media_id
                                WHERE m.object_key = :key AND u.upload_id = :upload AND m.state = 'PENDING')
                """)
                .param("key", upload.key())
                .param("upload", upload.id())
                .query(Boolean.class)
                .single();
    }

    void record(Finding finding, Collection<Long> rows) {
        jdbc.sql(
                        "UPDATE media SET audit = :finding, audited_at = clock_timestamp() WHERE id = ANY (:rows) AND state = 'STORED'")
                .param("finding", finding.name())
                .param("rows", rows.toArray(Long[]::new))
                .update();
    }

    /** Keeps the totals; an orphan whose row came into being meanwhile is none. */
    void record(UUID job, long creator, Auditor.Outcome outcome, List<String> orphans) {
        jdbc.sql("""
                INSERT INTO object_audit (creator_id, job_id, objects, bytes, orphans, dangling_uploads, rehashed)
                SELECT :creator, :job, :objects, :bytes,
                       ARRAY (SELECT key FROM unnest(:orphans::text[]) AS key
                               WHERE NOT EXISTS (SELECT FROM media WHERE object_key = key) ORDER BY key COLLATE "C"),
                       :uploads, :rehashed
                ON CONFLICT (creator_id) DO UPDATE
                   SET job_id = excluded.job_id, objects = excluded.objects, bytes = excluded.bytes,
                       orphans = excluded.orphans, dangling_uploads = excluded.dangling_uploads,
                       rehashed = excluded.rehashed, audited_at = clock_timestamp()
                """)
                .param("creator", creator)
                .param("job", job)
                .param("objects", outcome.objects())
                .param("bytes", outcome.bytes())
                .param("orphans", orphans.toArray(String[]::new))
                .param("uploads", outcome.dangling().size())
                .param("rehashed", outcome.rehashed())
                .update();
    }
}
