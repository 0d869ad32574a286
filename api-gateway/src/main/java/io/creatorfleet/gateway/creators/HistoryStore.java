package io.creatorfleet.gateway.creators;

import io.creatorfleet.gateway.Refusal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What creators' and items' counts were, the newest first. */
@Component
final class HistoryStore {

    /** How many followers a creator had at an instant. */
    record Followers(
            Instant takenAt,
            @Nullable Long followers,
            @Nullable Long follows,
            @Nullable Long items) {}

    /** What an item's counts were at an instant. */
    record Counts(
            Instant takenAt,
            @Nullable Long views,
            @Nullable Long likes,
            @Nullable Long comments) {}

    /** An item, and when it was taken down; null: it stands. */
    private record Item(long id, @Nullable Instant removedAt) {}

    private final JdbcClient jdbc;

    HistoryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Followers> ofCreator(long creator, @Nullable Instant before, int limit) {
        return read("follower_snapshot", "creator_id", creator, before, limit, Followers.class);
    }

    List<Counts> ofItem(long item, @Nullable Instant before, int limit) {
        return read("content_snapshot", "content_id", item, before, limit, Counts.class);
    }

    /** Our id of a creator's item; refuses those that are not held, or do not stand. */
    long item(long creator, String externalId) {
        Item item = jdbc.sql("SELECT id, removed_at FROM content WHERE creator_id = :creator AND external_id = :item")
                .param("creator", creator)
                .param("item", externalId)
                .query(DataClassRowMapper.newInstance(Item.class))
                .optional()
                .orElseThrow(() -> Refusal.notFound("No item %s of that creator is held".formatted(externalId)));
        if (item.removedAt() != null) {
            throw Refusal.gone(
                    "The item %s was taken down: that was noticed at %s".formatted(externalId, item.removedAt()));
        }
        return item.id();
    }

    private <T> List<T> read(
            String table, String owner, long id, @Nullable Instant before, int limit, Class<T> snapshot) {
        Conditions conditions = new Conditions()
                .and(owner + " = :id", "id", id)
                .and("taken_at < :before::timestamptz", "before", before == null ? null : before.toString());
        return jdbc.sql("SELECT * FROM %s WHERE %s ORDER BY taken_at DESC LIMIT :limit"
                        .formatted(table, conditions.sql()))
                .params(conditions.values())
                .param("limit", limit)
                .query(DataClassRowMapper.newInstance(snapshot))
                .list();
    }
}
