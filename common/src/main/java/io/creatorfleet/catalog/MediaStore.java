package io.creatorfleet.catalog;

import io.creatorfleet.platform.Asset;
import io.creatorfleet.platform.Link;
import io.creatorfleet.task.FollowUp;
import io.creatorfleet.task.TaskKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The media rows as the stages before the copy see them: files that were seen, and how to copy them. */
public final class MediaStore {

    /**
     * A file as a page or profile has just shown it.
     *
     * @param item the platform's id of the item it belongs to; null: the profile picture
     */
    public record Sighting(@Nullable String item, Asset asset) {}

    private final JdbcClient jdbc;

    public MediaStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Records files with their fresh links, for {@link io.creatorfleet.task.Results#write}. What is stored stays as it
     * is; what could not be copied gets another chance when there is a link.
     *
     * @return a copy for each of them that is pending now
     */
    public List<FollowUp> record(Creator creator, List<Sighting> files) {
        if (files.isEmpty()) {
            return List.of();
        }
        return jdbc
                .sql("""
                INSERT INTO media AS m (creator_id, content_id, external_id, role, position, object_key, state, reason, link, expires_at)
                SELECT DISTINCT ON (f.external_id, f.role)
                       :creator, c.id, f.external_id, f.role, f.position, f.object_key,
                       CASE WHEN f.link IS NULL THEN 'NO_LINK' ELSE 'PENDING' END,
                       CASE WHEN f.link IS NULL THEN 'The platform gives no link' END,
                       f.link, f.expires_at
                  FROM unnest(:items::text[], :ids::text[], :roles::text[], :positions::integer[], :keys::text[],
                              :links::text[], :expiries::text[]::timestamptz[])
                       AS f (item, external_id, role, position, object_key, link, expires_at)
                  LEFT JOIN content c ON c.creator_id = :creator AND c.external_id = f.item
                 ORDER BY f.external_id, f.role
                ON CONFLICT (creator_id, external_id, role) DO UPDATE
                   SET content_id = excluded.content_id, position = excluded.position, link = excluded.link,
                       expires_at = excluded.expires_at, resolved_at = clock_timestamp(), link_asked = false,
                       state = excluded.state, reason = excluded.reason,
                       resolutions = CASE WHEN m.state = 'PENDING' THEN m.resolutions ELSE 0 END
                 WHERE m.state <> 'STORED' AND excluded.link IS NOT NULL
                RETURNING id, state, expires_at
                """)
                .param("creator", creator.id())
                .param("items", strings(files, Sighting::item))
                .param("ids", strings(files, file -> file.asset().id()))
                .param("roles", strings(files, file -> file.asset().role().name()))
                .param(
                        "positions",
                        files.stream().map(file -> file.asset().position()).toArray(Integer[]::new))
                .param("keys", strings(files, file -> ObjectKey.of(creator, file.item(), file.asset())))
                .param("links", strings(files, file -> url(file.asset().link())))
                .param("expiries", strings(files, file -> expiry(file.asset().link())))
                .query((row, number) -> copy(creator, row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** The sooner a link ends, the sooner it is to be used: a new one costs a call. */
    private static Optional<FollowUp> copy(Creator creator, ResultSet row) throws SQLException {
        Timestamp end = row.getTimestamp("expires_at");
        FollowUp copy = new FollowUp(
                TaskKind.MEDIA,
                creator.platform().cdnUpstream(),
                row.getString("id"),
                end == null ? null : end.toInstant());
        return row.getString("state").equals("PENDING") ? Optional.of(copy) : Optional.empty();
    }

    /**
     * Gives up the pending files whose copies were cancelled: to be called in the transaction that cancels them.
     *
     * @param subjects of the cancelled MEDIA tasks
     */
    public void abandon(List<String> subjects) {
        // By their ids alone: as an expression the state leads to no index of all pending files.
        jdbc.sql("""
                UPDATE media SET state = 'ABANDONED', reason = 'Its job was cancelled'
                 WHERE id IN (SELECT id FROM media
                               WHERE id = ANY (:subjects::text[]::bigint[]) AND state || '' = 'PENDING'
                               ORDER BY id FOR UPDATE)
                """).param("subjects", subjects.toArray(String[]::new)).update();
    }

    private static @Nullable String url(@Nullable Link link) {
        return link == null ? null : StorableText.of(link.url());
    }

    private static @Nullable String expiry(@Nullable Link link) {
        return link == null || link.expiresAt() == null
                ? null
                : link.expiresAt().toString();
    }

    private static @Nullable String[] strings(List<Sighting> files, Function<Sighting, @Nullable String> field) {
        return files.stream().map(field).toArray(String[]::new);
    }
}
