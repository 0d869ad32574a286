package io.creatorfleet.media.copy;

import io.creatorfleet.task.Task;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The multipart uploads that are under way, one a file at most. Whoever has the claim on a file's copy writes here; who
 * has lost it neither does nor aborts what its successor goes on with. Tasks and files are found by their ids alone, as in
 * {@link CopyStore}.
 */
final class UploadStore {

    /**
     * An upload under way.
     *
     * @param uploadId the bucket's name for it
     * @param length of the whole file, if the CDN told
     * @param validator by which the CDN is asked for more of the same content, if it gave one
     */
    record Row(
            String uploadId,
            long partSize,
            @Nullable Long length,
            @Nullable String validator) {

        long wholeLength() {
            return Objects.requireNonNull(length, "only an upload of known length is gone on with");
        }

        boolean isResumable() {
            return length != null && validator != null;
        }
    }

    private final JdbcClient jdbc;

    UploadStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The upload in a row that was joined with it; null for none. */
    static @Nullable Row row(ResultSet joined) throws SQLException {
        String upload = joined.getString("upload_id");
        return upload == null
                ? null
                : new Row(
                        upload,
                        joined.getLong("part_size"),
                        joined.getObject("length", Long.class),
                        joined.getString("validator"));
    }

    /** Names an upload as the file's, instead of any before it. False: the claim no longer stands, and nothing names it. */
    boolean begin(Task task, long media, Row row) {
        return jdbc.sql("""
                INSERT INTO media_upload (media_id, upload_id, part_size, length, validator)
                SELECT :media, :upload, :partSize, :length, :validator FROM task
                 WHERE id = :task AND fence = :fence AND state || '' = 'RUNNING'
                ON CONFLICT (media_id) DO UPDATE
                   SET upload_id = excluded.upload_id, part_size = excluded.part_size, length = excluded.length,
                       validator = excluded.validator, begun_at = clock_timestamp()
                """)
                        .param("media", media)
                        .param("upload", row.uploadId())
                        .param("partSize", row.partSize())
                        .param("length", row.length())
                        .param("validator", row.validator())
                        .param("task", task.id())
                        .param("fence", task.fence())
                        .update()
                == 1;
    }

    /**
     * Forgets an upload that nobody will go on with: of a file that is not wanted any more, or, unless it is kept, by who
     * has the claim. True: it was forgotten, and is to be aborted.
     */
    boolean forget(Task task, long media, String upload, boolean kept) {
        return jdbc.sql("""
                DELETE FROM media_upload u
                 WHERE media_id = :media AND upload_id = :upload
                   AND (NOT EXISTS (SELECT FROM media m WHERE m.id = u.media_id AND m.state || '' = 'PENDING')
                        OR (NOT :kept AND EXISTS (SELECT FROM task
                                                   WHERE id = :task AND fence = :fence AND state || '' = 'RUNNING')))
                """)
                        .param("media", media)
                        .param("upload", upload)
                        .param("kept", kept)
                        .param("task", task.id())
                        .param("fence", task.fence())
                        .update()
                == 1;
    }
}
