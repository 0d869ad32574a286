package io.creatorfleet.media.copy;

import io.creatorfleet.catalog.LinksPayload;
import io.creatorfleet.platform.Asset;
import io.creatorfleet.platform.PlatformId;
import io.creatorfleet.task.Groups;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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
     * @param fresh whether the link is too young to have ended, and a renewal has been tried
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
            boolean fresh,
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
    private final Groups<Long, Optional<Copy>> found;

    CopyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.found = new Groups<>(Duration.ZERO, this::find);
    }

    /** The file, unless it is not held any more. */
    Optional<Copy> find(long id) {
        return found.ask(id);
    }

    // An edge that blocks us, mostly for minutes, answers 403 to each link. Half an hour between renewals lets three of
    // them outlast it, and ends before the attempts do; files that are refused for longer beside others of their page,
    // with which they share renewals, die instead, to be replayed. The first is not put off: it costs one call a page.
    private Function<Long, Optional<Copy>> find(List<Long> ids) {
        Map<Long, Copy> copies = jdbc
                .sql("""
                SELECT m.*, c.feed, c.page_cursor, u.upload_id, u.part_size, u.length, u.validator,
                       (SELECT platform FROM creator WHERE creator.id = m.creator_id),
                       coalesce(m.expires_at <= clock_timestamp() + interval '30 seconds', false) AS expired,
                       m.resolutions > 0 AND m.resolved_at > clock_timestamp() - interval '30 minutes' AS fresh
                  FROM media m LEFT JOIN content c ON c.id = m.content_id LEFT JOIN media_upload u ON u.media_id = m.id
                 WHERE m.id = ANY (%s)
                """.formatted(Groups.IDS))
                .param("ids", ids.toArray(Long[]::new))
                .query((row, number) -> copy(row))
                .list()
                .stream()
                .collect(Collectors.toMap(Copy::id, Function.identity()));
        return id -> Optional.ofNullable(copies.get(id));
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
                row.getBoolean("fresh"),
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

    /**
     * Notes what was stored of each file.
     *
     * @return the ids of those that are still wanted
     */
    Set<Long> stored(Map<Long, Stored> objects) {
        List<Long> ids = objects.keySet().stream().sorted().toList();
        List<Stored> stored =
                ids.stream().map(objects::get).map(Objects::requireNonNull).toList();
        return Set.copyOf(jdbc.sql("""
                WITH complete AS (DELETE FROM media_upload WHERE media_id = ANY (%1$s)),
                held AS MATERIALIZED (
                    SELECT id FROM media WHERE id = ANY (%1$s) AND state || '' = 'PENDING' ORDER BY id FOR NO KEY UPDATE
                )
                UPDATE media m
                   SET state = 'STORED', reason = NULL, size = o.size, sha256 = o.sha256, etag = o.etag,
                       content_type = o.type, stored_at = clock_timestamp(), audit = NULL, audited_at = NULL
                  FROM held JOIN unnest(:ids::bigint[], :sizes::bigint[], :sha256s::text[], :etags::text[], :types::text[])
                                 AS o (id, size, sha256, etag, type) USING (id)
                 WHERE m.id = held.id
                RETURNING m.id
                """.formatted(Groups.IDS))
                .param("ids", ids.toArray(Long[]::new))
                .param("sizes", stored.stream().map(Stored::size).toArray(Long[]::new))
                .param("sha256s", stored.stream().map(Stored::sha256).toArray(String[]::new))
                .param("etags", stored.stream().map(Stored::etag).toArray(String[]::new))
                .param("types", stored.stream().map(Stored::contentType).toArray(String[]::new))
                .query(Long.class)
                .list());
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
