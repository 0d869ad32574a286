package io.creatorfleet.content.analytics;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All that is held of a creator, as it is read row by row. */
record Sample(
        String platform,
        String kind,
        @Nullable String niche,
        @Nullable Long followers,
        List<Item> items,
        List<Snapshot> snapshots,
        List<Peer> others) {

    record Item(
            long id,
            boolean reel,
            Instant publishedAt,
            @Nullable BigDecimal views,
            @Nullable BigDecimal likes,
            @Nullable BigDecimal comments,
            @Nullable String caption,
            boolean pinned,
            @Nullable Instant topOfWeekAt,
            @Nullable UUID walk) {

        @Nullable
        BigDecimal engagement() {
            return likes == null || comments == null ? null : likes.add(comments);
        }
    }

    record Snapshot(Instant takenAt, @Nullable Long followers) {}

    record Peer(
            String platform,
            String kind,
            @Nullable String niche,
            @Nullable Long followers,
            @Nullable BigDecimal engagementRate) {}

    static Sample read(JdbcClient jdbc, long creator) {
        List<Item> items = jdbc.sql("SELECT * FROM content WHERE creator_id = ? AND removed_at IS NULL")
                .param(creator)
                .query((row, number) -> item(row))
                .list();
        List<Snapshot> snapshots = jdbc.sql("SELECT * FROM follower_snapshot WHERE creator_id = ?")
                .param(creator)
                .query((row, number) ->
                        new Snapshot(row.getTimestamp("taken_at").toInstant(), row.getObject("followers", Long.class)))
                .list();
        List<Peer> others = jdbc.sql("SELECT * FROM creator JOIN analytics a ON a.creator_id = id WHERE id <> ?")
                .param(creator)
                .query((row, number) -> peer(row))
                .list();
        return jdbc.sql("SELECT * FROM creator WHERE id = ?")
                .param(creator)
                .query((row, number) -> new Sample(
                        row.getString("platform"),
                        row.getString("kind"),
                        row.getString("niche"),
                        row.getObject("followers", Long.class),
                        items,
                        snapshots,
                        others))
                .single();
    }

    /** The known ones of such numbers. */
    static List<BigDecimal> known(List<Item> items, Function<Item, @Nullable BigDecimal> number) {
        return items.stream().map(number).filter(Objects::nonNull).toList();
    }

    private static Item item(ResultSet row) throws SQLException {
        String details = row.getString("details");
        return new Item(
                row.getLong("id"),
                row.getString("kind").equals("REEL"),
                row.getTimestamp("published_at").toInstant(),
                row.getBigDecimal("views"),
                row.getBigDecimal("likes"),
                row.getBigDecimal("comments"),
                row.getString("caption"),
                details != null && details.contains("\"stickied\": true"),
                row.getTimestamp("top_of_week_at") == null
                        ? null
                        : row.getTimestamp("top_of_week_at").toInstant(),
                row.getObject("walk", UUID.class));
    }

    private static Peer peer(ResultSet row) throws SQLException {
        return new Peer(
                row.getString("platform"),
                row.getString("kind"),
                row.getString("niche"),
                row.getObject("followers", Long.class),
                row.getBigDecimal("engagement_rate"));
    }
}
