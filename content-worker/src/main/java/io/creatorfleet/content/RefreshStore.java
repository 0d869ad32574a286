package io.creatorfleet.content;

import io.creatorfleet.platform.Item;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far refreshes have to go. */
final class RefreshStore {

    // Of each kind an index shows the newest first: no more of it is read than the job asks for.
    private static final String CAUGHT_UP = """
            WITH given AS MATERIALIZED (
                SELECT * FROM unnest(:ids::text[], :kinds::text[], :published::double precision[], :views::bigint[],
                                     :likes::bigint[], :comments::bigint[])
                         AS g (external_id, kind, published, views, likes, comments)
            ), refresh AS MATERIALIZED (
                SELECT j.reels_asked, j.posts_asked, least(j.created_at, walked.at) AS held_before
                  FROM job j CROSS JOIN (SELECT greatest(refreshed_at, capped_at) AS at FROM creator WHERE id = :creator) walked
                 WHERE j.id = :job AND j.purpose = 'REFRESH' AND walked.at IS NOT NULL
            ), held AS MATERIALIZED (
                SELECT kind, asked, max(published_at) AS newest,
                       CASE WHEN count(published_at) >= asked THEN min(published_at) END AS last_asked
                  FROM refresh
                 CROSS JOIN LATERAL (VALUES ('REEL', reels_asked), ('POST', posts_asked)) AS a (kind, asked)
                  LEFT JOIN LATERAL (
                       SELECT c.published_at FROM content c
                        WHERE c.creator_id = :creator AND c.kind = a.kind AND c.removed_at IS NULL
                          AND c.created_at < held_before
                        ORDER BY c.published_at DESC LIMIT greatest(asked, 1)) AS standing ON true
                 GROUP BY kind, asked
            )
            SELECT NOT EXISTS (
                       SELECT FROM given g JOIN held USING (kind) LEFT JOIN content c
                           ON c.creator_id = :creator AND c.external_id = g.external_id AND c.created_at < held_before
                        WHERE asked > 0
                          AND (c.id IS NULL AND coalesce(g.published >= extract(epoch FROM held.last_asked), true)
                               OR g.published > extract(epoch FROM clock_timestamp() - :recent::interval)
                                  AND (abs(g.views::numeric - c.views) > :change * c.views
                                       OR abs(g.likes::numeric - c.likes) > :change * abs(c.likes)
                                       OR abs(g.comments::numeric - c.comments) > :change * c.comments)))
                   AND (:page > 1 OR coalesce((SELECT max(published) >= extract(epoch FROM max(newest))
                                                 FROM given JOIN held USING (kind)), false))
              FROM refresh
            """;

    private final JdbcClient jdbc;
    private final RefreshProperties properties;

    RefreshStore(JdbcClient jdbc, RefreshProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /**
     * Whether a refresh has met what is held: the page shows no item that is news, and of the recent ones no count has
     * changed much since. To be asked before the page is written. A first page must also show the newest item that is
     * held of the kinds it shows, or a newer one: it might consist of pinned items alone, which are older than what
     * follows. What could not be read of a page may be news.
     *
     * <p>Held is what was in when a walk last had all content or went as far as it may: below what a walk left that
     * broke off lies what it did not come to. An item that is not held is news unless as many newer ones of its kind
     * are held as the refresh asks for: it could not take that one, and quotas before left it out as well. The oldest
     * that is held would be the other bound; it may be one that was pinned, years older than the next, and all between
     * would be news.
     */
    boolean hasCaughtUp(Step step, Shown shown) {
        List<Item> items = shown.standing();
        if (items.isEmpty() || !shown.unreadable().isEmpty()) {
            return false;
        }
        return jdbc.sql(CAUGHT_UP)
                .param("job", step.job())
                .param("creator", step.page().creator())
                .param("page", step.page().page())
                .param("recent", properties.recent().toString())
                .param("change", properties.change())
                .param("ids", items.stream().map(Item::id).toArray(String[]::new))
                .param("kinds", items.stream().map(item -> item.kind().name()).toArray(String[]::new))
                .param("published", items.stream().map(RefreshStore::published).toArray(Double[]::new))
                .param("views", longs(items, Item::views))
                .param("likes", longs(items, Item::likes))
                .param("comments", longs(items, Item::comments))
                .query(Boolean.class)
                .optional()
                .orElse(false);
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
