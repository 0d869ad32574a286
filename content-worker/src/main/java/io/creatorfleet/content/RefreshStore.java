package io.creatorfleet.content;

import io.creatorfleet.catalog.PagePayload;
import io.creatorfleet.platform.Item;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far refreshes have to go. */
final class RefreshStore {

    private final JdbcClient jdbc;
    private final RefreshProperties properties;

    RefreshStore(JdbcClient jdbc, RefreshProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /**
     * Whether a refresh has met what is held: the page shows only items that were held before the job began, and of the
     * recent ones no count has changed much since. To be asked before the page is written. A first page must also show the
     * newest item that was held, or a newer one: it might consist of pinned items alone, which are older than what follows.
     * What could not be read of a page may be news.
     *
     * <p>Held is what was in when all content of a walk last was: below what a walk left that broke off lies what it did
     * not come to.
     */
    boolean hasCaughtUp(UUID job, PagePayload page, Shown shown) {
        List<Item> items = shown.standing();
        if (items.isEmpty() || !shown.unreadable().isEmpty()) {
            return false;
        }
        return jdbc.sql("""
                WITH given AS MATERIALIZED (
                    SELECT * FROM unnest(:ids::text[], :published::double precision[], :views::bigint[], :likes::bigint[],
                                         :comments::bigint[])
                             AS g (external_id, published, views, likes, comments)
                ), refresh AS MATERIALIZED (
                    SELECT j.purpose, least(j.created_at, coalesce(r.refreshed_at, '-infinity')) AS held_before
                      FROM job j LEFT JOIN creator r ON r.id = :creator WHERE j.id = :job
                )
                SELECT purpose = 'REFRESH'
                       AND NOT EXISTS (
                           SELECT FROM given g LEFT JOIN content c
                               ON c.creator_id = :creator AND c.external_id = g.external_id AND c.created_at < held_before
                            WHERE c.id IS NULL
                               OR g.published > extract(epoch FROM clock_timestamp() - :recent::interval)
                                  AND (abs(g.views::numeric - c.views) > :change * c.views
                                       OR abs(g.likes::numeric - c.likes) > :change * abs(c.likes)
                                       OR abs(g.comments::numeric - c.comments) > :change * c.comments))
                       AND (:page > 1 OR coalesce((SELECT max(published) FROM given) >= extract(epoch FROM greatest(
                           (SELECT max(published_at) FROM content
                             WHERE creator_id = :creator AND kind = 'REEL' AND created_at < held_before AND removed_at IS NULL),
                           (SELECT max(published_at) FROM content
                             WHERE creator_id = :creator AND kind = 'POST' AND created_at < held_before AND removed_at IS NULL))),
                           false))
                  FROM refresh
                """)
                .param("job", job)
                .param("creator", page.creator())
                .param("page", page.page())
                .param("recent", properties.recent().toString())
                .param("change", properties.change())
                .param("ids", items.stream().map(Item::id).toArray(String[]::new))
                .param("published", items.stream().map(RefreshStore::published).toArray(Double[]::new))
                .param("views", longs(items, Item::views))
                .param("likes", longs(items, Item::likes))
                .param("comments", longs(items, Item::comments))
                .query(Boolean.class)
                .single();
    }

    /** In seconds since 1970, microseconds being exact: of that there is no date that PostgreSQL would refuse. */
    private static double published(Item item) {
        Instant at = item.publishedAt();
        return at.getEpochSecond() + at.getNano() / 1e9;
    }

    private static @Nullable Long[] longs(List<Item> items, Function<Item, @Nullable Long> field) {
        return items.stream().map(field).toArray(Long[]::new);
    }
}
