package io.creatorfleet.media.copy;

import io.creatorfleet.catalog.LinksPayload;
import io.creatorfleet.platform.Asset;
import io.creatorfleet.platform.PlatformId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The media rows as their copies see them. Each is found by its id alone: its state, as an expression, leads to no index of
 * all that are in that state, which may be the whole backlog.
 */
final class CopyStore {

    /**
     * A file to be copied.
     *
     * @param reason why it is in its state
     * @param expired whether the link ends too soon to be worth a try
     * @param renewals how often it has asked for a new link, and there was one or none
     * @param source where its link can be renewed
     * @param upload that an earlier run has begun
     */
    record Copy(
            long id,
            PlatformId platform,
            Asset.Role role,
            String key,
            State state,
            @Nullable String reason,
            @Nullable String link,
            boolean expired,
            int renewals,
            LinksPayload source,
            UploadStore.@Nullable Row upload) {}

    enum State {
        PENDING,
        STORED,
        NO_LINK,
        GONE,
        REFUSED,
        TOO_LARGE,
        ABANDONED,
        REMOVED
    }

    /** What was stored. */
    record Stored(long size, String sha256, String etag, String contentType) {}

    private final JdbcClient jdbc;

    CopyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The file, unless it is not held any more. */
    Optional<Copy> find(long id) {
        return jdbc.sql("""
                SELECT m.*, r.platform, c.feed, c.page_cursor, u.upload_id, u.part_size, u.length, u.validator,
                       coalesce(m.expires_at <= clock_timestamp() + interval '30 seconds', false) AS expired
                  FROM media m JOIN creator r ON r.id = m.creator_id LEFT JOIN content c ON c.id = m.content_id
                       LEFT JOIN media_upload u ON u.media_id = m.id
                 WHERE m.id = :id
                """).param("id", id).query((row, number) -> copy(row)).optional();
    }

    private static Copy copy(ResultSet row) throws SQLException {
        return new Copy(
                row.getLong("id"),
                PlatformId.ofKey(row.getString("platform")),
                Asset.Role.valueOf(row.getString("role")),
                row.getString("object_key"),
                State.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getString("link"),
                row.getBoolean("expired"),
                row.getInt("resolutions"),
                new LinksPayload(row.getLong("creator_id"), row.getString("feed"), row.getString("page_cursor")),
                UploadStore.row(row));
    }

    /**
     * Notes that the file needs another link than the one that was read: the renewal of its page counts for those files
     * alone. False: it has another one by now.
     */
    boolean askForLink(Copy copy) {
        return jdbc.sql("UPDATE media SET link_asked = true WHERE id = :id AND link IS NOT DISTINCT FROM :link::text")
                        .param("id", copy.id())
                        .param("link", copy.link())
                        .update()
                == 1;
    }

    /** Whether the links of its page are just being renewed. */
    boolean isBeingRenewed(Copy copy) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM task WHERE kind = 'RESOLVE' AND state = 'RUNNING' AND subject = :subject)
                """)
                .param("subject", copy.source().subject())
                .query(Boolean.class)
                .single();
    }

    /** The task that should have renewed the file's link since the last renewal, and is dead. */
    Optional<Long> deadRenewal(Copy copy) {
        return jdbc.sql("""
                SELECT max(t.id) FROM task t JOIN media m ON m.id = :id
                 WHERE t.kind = 'RESOLVE' AND t.state = 'DEAD' AND t.subject = :subject AND t.finished_at > m.resolved_at
                """)
                .param("id", copy.id())
                .param("subject", copy.source().subject())
                .query(Long.class)
                .optional();
    }

    /** False: the file is not wanted any more. */
    boolean stored(Copy copy, Stored stored) {
        return jdbc.sql("""
                WITH complete AS (DELETE FROM media_upload WHERE media_id = :id)
                UPDATE media
                   SET state = 'STORED', reason = NULL, size = :size, sha256 = :sha256, etag = :etag, content_type = :type,
                       stored_at = clock_timestamp(), audit = NULL, audited_at = NULL
                 WHERE id = :id AND state || '' = 'PENDING'
                """)
                        .param("id", copy.id())
                        .param("size", stored.size())
                        .param("sha256", stored.sha256())
                        .param("etag", stored.etag())
                        .param("type", stored.contentType())
                        .update()
                == 1;
    }

    /** Ends the file's life without a copy. False: the file is not wanted any more. */
    boolean end(long id, State state, String reason) {
        return jdbc.sql("UPDATE media SET state = :state, reason = :reason WHERE id = :id AND state || '' = 'PENDING'")
                        .param("id", id)
                        .param("state", state.name())
                        .param("reason", reason)
                        .update()
                == 1;
    }

    /** How long a copy that was begun before the first such question may still add the object of a removed file. */
    Duration untilCopiesEnd(Copy copy, Duration longest) {
        double seconds = jdbc.sql("""
                UPDATE media SET removable_at = coalesce(removable_at, clock_timestamp() + :longest::interval)
                 WHERE id = :id
                RETURNING extract(epoch FROM removable_at - clock_timestamp())::double precision
                """)
                .param("id", copy.id())
                .param("longest", longest.toMillis() + " milliseconds")
                .query(Double.class)
                .optional()
                .orElse(0.0);
        return Duration.ofMillis((long) Math.ceil(seconds * 1000));
    }

    /** Forgets a file whose object is deleted. False: it is wanted again. */
    boolean forget(Copy copy) {
        return jdbc.sql("DELETE FROM media WHERE id = :id AND state || '' = 'REMOVED'")
                        .param("id", copy.id())
                        .update()
                == 1;
    }
}
