package io.creatorfleet.gateway.creators;

import io.creatorfleet.gateway.Cursor;
import io.creatorfleet.gateway.GatewayProperties;
import io.creatorfleet.gateway.creators.ContentView.File;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The items that are held and stand, with their files, as they are read. */
@Component
final class ContentStore {

    /** A place in a list and the item at it. */
    record Placed(String key, long id, ContentView item) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final GatewayProperties properties;

    ContentStore(JdbcClient jdbc, JsonMapper json, GatewayProperties properties) {
        this.jdbc = jdbc;
        this.json = json;
        this.properties = properties;
    }

    /** A creator's items of those kinds. */
    List<Placed> list(long creator, List<String> kinds, ListOrder order, @Nullable Cursor after, int limit) {
        return read(
                new Conditions()
                        .and("creator_id = :creator", "creator", creator)
                        .and("kind IN (:kinds)", "kinds", kinds)
                        .after(after, order),
                order,
                limit);
    }

    /**
     * The items that the conditions leave, in order. Which those are an index tells, together with their order; their rows
     * are read only once it is known which of them are shown.
     */
    List<Placed> read(Conditions conditions, ListOrder order, int limit) {
        String direction = order.descending() ? "DESC" : "ASC";
        List<Placed> read = jdbc.sql(
                        """
                SELECT c.*, %5$s AS place, o.username
                  FROM (SELECT id, %1$s AS place FROM content WHERE removed_at IS NULL AND %2$s ORDER BY %3$s LIMIT :limit) page
                  JOIN content c ON c.id = page.id
                  JOIN creator o ON o.id = c.creator_id
                 ORDER BY page.place %4$s, c.id %4$s
                """.formatted(order.key(), conditions.sql(), order.by(), direction, order.text("page.place")))
                .params(conditions.values())
                .param("limit", limit)
                .query((row, number) -> new Placed(row.getString("place"), row.getLong("id"), item(row)))
                .list();
        addFiles(read);
        return read;
    }

    private void addFiles(List<Placed> items) {
        Map<Long, List<File>> files = new HashMap<>();
        items.forEach(placed -> files.put(placed.id(), placed.item().media()));
        jdbc.sql("""
                SELECT content_id, role, position, state, object_key, content_type, size, reason
                  FROM media WHERE content_id = ANY (:items)
                 ORDER BY content_id, position, role
                """)
                .param("items", files.keySet().toArray(Long[]::new))
                .query((row, number) ->
                        files.getOrDefault(row.getLong("content_id"), List.of()).add(file(row)))
                .list();
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

    private ContentView item(ResultSet row) throws SQLException {
        return new ContentView(
                row.getString("username"),
                row.getString("external_id"),
                lower(row, "kind"),
                lower(row, "format"),
                row.getString("permalink"),
                row.getString("title"),
                row.getString("caption"),
                row.getString("author"),
                row.getTimestamp("published_at").toInstant(),
                row.getObject("views", Long.class),
                row.getObject("likes", Long.class),
                row.getObject("comments", Long.class),
                row.getObject("reposts", Long.class),
                row.getObject("upvote_ratio", Double.class),
                row.getString("crosspost_of"),
                row.getObject("multiplier") == null ? null : row.getDouble("multiplier"),
                row.getObject("viral", Boolean.class),
                details(row.getString("details")),
                row.getTimestamp("fetched_at").toInstant(),
                new ArrayList<>());
    }

    private @Nullable JsonNode details(@Nullable String text) {
        return text == null ? null : json.readTree(text);
    }

    private static String lower(ResultSet row, String column) throws SQLException {
        return row.getString(column).toLowerCase(Locale.ROOT);
    }
}
