package io.creatorfleet.gateway.creators;

import io.creatorfleet.gateway.Cursor;
import io.creatorfleet.gateway.GatewayProperties;
import io.creatorfleet.gateway.creators.ContentView.File;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The items that are held, with their files, as they are read. */
@Component
final class ContentStore {

    /** A place in a list and the item at it. */
    record Placed(long key, long id, ContentView item) {}

    /** How many followers a creator had at an instant. */
    record Snapshot(
            Instant takenAt,
            @Nullable Long followers,
            @Nullable Long follows,
            @Nullable Long items) {}

    private final JdbcClient jdbc;
    private final GatewayProperties properties;

    ContentStore(JdbcClient jdbc, GatewayProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    List<Placed> list(long creator, @Nullable String kind, ContentSort sort, @Nullable Cursor after, int limit) {
        List<Placed> read = jdbc.sql("""
                SELECT c.*, %1$s AS place, NULL AS username
                  FROM content c
                 WHERE c.creator_id = :creator AND (:kind::text IS NULL OR c.kind = :kind)
                   AND (:key::bigint IS NULL OR (%1$s, c.id) < (:key, :id))
                 ORDER BY %1$s DESC, c.id DESC LIMIT :limit
                """.formatted(sort.key()))
                .param("creator", creator)
                .param("kind", kind)
                .param("key", after == null ? null : after.keyAsLong())
                .param("id", after == null ? null : after.idAsLong())
                .param("limit", limit)
                .query((row, number) -> placed(row))
                .list();
        return withFiles(read);
    }

    /** Reels that were seen by far more than their creators' reels usually are, the most viewed first. */
    List<Placed> viral(String platform, Virality virality, @Nullable Cursor after, int limit) {
        List<Placed> read = jdbc.sql("""
                SELECT c.*, c.views AS place, o.username
                  FROM content c
                  JOIN creator o ON o.id = c.creator_id AND o.platform = :platform
                 CROSS JOIN LATERAL (SELECT avg_reel_views FROM analytics
                                      WHERE creator_id = c.creator_id ORDER BY formula_version DESC LIMIT 1) a
                 WHERE c.kind = 'REEL' AND c.views IS NOT NULL AND c.views >= :minViews
                   AND c.views >= :multiple * a.avg_reel_views
                   AND (:days::integer IS NULL OR c.published_at > clock_timestamp() - make_interval(days => :days))
                   AND (:key::bigint IS NULL OR (c.views, c.id) < (:key, :id))
                 ORDER BY c.views DESC, c.id DESC LIMIT :limit
                """)
                .param("platform", platform)
                .param("minViews", virality.minViews())
                .param("multiple", Virality.MULTIPLE)
                .param("days", virality.days())
                .param("key", after == null ? null : after.keyAsLong())
                .param("id", after == null ? null : after.idAsLong())
                .param("limit", limit)
                .query((row, number) -> placed(row))
                .list();
        return withFiles(read);
    }

    List<Snapshot> history(long creator, @Nullable Instant before, int limit) {
        return jdbc.sql("""
                SELECT taken_at, followers, follows, items FROM follower_snapshot
                 WHERE creator_id = :creator AND (:before::timestamptz IS NULL OR taken_at < :before::timestamptz)
                 ORDER BY taken_at DESC LIMIT :limit
                """)
                .param("creator", creator)
                .param("before", before == null ? null : before.toString())
                .param("limit", limit)
                .query(DataClassRowMapper.newInstance(Snapshot.class))
                .list();
    }

    private List<Placed> withFiles(List<Placed> read) {
        Map<Long, List<File>> files = new HashMap<>();
        read.forEach(placed -> files.put(placed.id(), placed.item().media()));
        jdbc.sql("""
                SELECT content_id, role, position, state, object_key, content_type, size, reason
                  FROM media WHERE content_id = ANY (:items)
                 ORDER BY content_id, position, role
                """)
                .param("items", files.keySet().toArray(Long[]::new))
                .query((row, number) ->
                        files.getOrDefault(row.getLong("content_id"), List.of()).add(file(row)))
                .list();
        return read;
    }

    private File file(ResultSet row) throws SQLException {
        String state = lower(row, "state");
        return new File(
                lower(row, "role"),
                row.getInt("position"),
                state,
                state.equals("stored") ? properties.mediaUrl(row.getString("object_key")) : null,
                row.getString("content_type"),
                row.getObject("size", Long.class),
                row.getString("reason"));
    }

    private static Placed placed(ResultSet row) throws SQLException {
        ContentView item = new ContentView(
                row.getString("username"),
                row.getString("external_id"),
                lower(row, "kind"),
                lower(row, "format"),
                row.getString("permalink"),
                row.getString("caption"),
                row.getTimestamp("published_at").toInstant(),
                row.getObject("views", Long.class),
                row.getObject("likes", Long.class),
                row.getObject("comments", Long.class),
                row.getObject("reposts", Long.class),
                row.getTimestamp("fetched_at").toInstant(),
                row.getObject("multiplier") == null ? null : row.getDouble("multiplier"),
                new ArrayList<>());
        return new Placed(row.getLong("place"), row.getLong("id"), item);
    }

    private static String lower(ResultSet row, String column) throws SQLException {
        return row.getString(column).toLowerCase(Locale.ROOT);
    }
}
