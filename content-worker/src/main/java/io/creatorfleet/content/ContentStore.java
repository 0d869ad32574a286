package io.creatorfleet.content;

import io.creatorfleet.catalog.PagePayload;
import io.creatorfleet.catalog.StorableText;
import io.creatorfleet.platform.Item;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The content rows, written a page at a time. */
final class ContentStore {

    private final JdbcClient jdbc;

    ContentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lets one page of the creator be written at a time: walks of two feeds count the same rows. */
    void lock(long creator) {
        jdbc.sql("SELECT id FROM creator WHERE id = :creator FOR NO KEY UPDATE")
                .param("creator", creator)
                .query()
                .listOfRows();
    }

    /** What the job asked for and its walk does not hold yet. */
    Quota missing(UUID job, long creator) {
        return jdbc.sql("""
                SELECT (j.reels_asked - count(c.id) FILTER (WHERE c.kind = 'REEL'))::integer AS reels,
                       (j.posts_asked - count(c.id) FILTER (WHERE c.kind = 'POST'))::integer AS posts
                  FROM job j LEFT JOIN content c ON c.creator_id = :creator AND c.walk = j.id
                 WHERE j.id = :job
                 GROUP BY j.id
                """)
                .param("job", job)
                .param("creator", creator)
                .query(Quota.class)
                .single();
    }

    /** Which of the items the job's walk holds already: pages shift while they are read, feeds overlap. */
    Set<String> held(UUID job, long creator, List<Item> items) {
        return new HashSet<>(jdbc.sql("""
                SELECT external_id FROM content
                 WHERE creator_id = :creator AND external_id = ANY (:ids) AND walk = :job
                """)
                .param("job", job)
                .param("creator", creator)
                .param("ids", strings(items, Item::id))
                .query(String.class)
                .list());
    }

    /** Inserts or refreshes items, each at most once. What is unknown now never replaces what was known. */
    void save(UUID job, PagePayload page, List<Item> items) {
        jdbc.sql("""
                INSERT INTO content AS c (creator_id, external_id, kind, format, permalink, caption, published_at,
                                          views, likes, comments, reposts, feed, page_cursor, walk)
                SELECT :creator, i.*, :feed, :cursor, :job
                  FROM unnest(:ids::text[], :kinds::text[], :formats::text[], :permalinks::text[], :captions::text[],
                              :published::text[]::timestamptz[], :views::bigint[], :likes::bigint[],
                              :comments::bigint[], :reposts::bigint[]) AS i
                ON CONFLICT (creator_id, external_id) DO UPDATE
                   SET kind = excluded.kind, format = excluded.format, published_at = excluded.published_at,
                       permalink = coalesce(excluded.permalink, c.permalink),
                       caption = coalesce(excluded.caption, c.caption),
                       views = coalesce(excluded.views, c.views),
                       likes = coalesce(excluded.likes, c.likes),
                       comments = coalesce(excluded.comments, c.comments),
                       reposts = coalesce(excluded.reposts, c.reposts),
                       feed = excluded.feed, page_cursor = excluded.page_cursor, walk = excluded.walk,
                       fetched_at = clock_timestamp()
                """)
                .param("creator", page.creator())
                .param("feed", page.feed())
                .param("cursor", page.cursor())
                .param("job", job)
                .param("ids", strings(items, Item::id))
                .param("kinds", strings(items, item -> item.kind().name()))
                .param("formats", strings(items, item -> item.format().name()))
                .param("permalinks", strings(items, item -> StorableText.of(item.permalink())))
                .param("captions", strings(items, item -> StorableText.of(item.caption())))
                .param("published", strings(items, item -> item.publishedAt().toString()))
                .param("views", longs(items, Item::views))
                .param("likes", longs(items, Item::likes))
                .param("comments", longs(items, Item::comments))
                .param("reposts", longs(items, Item::reposts))
                .update();
    }

    private static @Nullable String[] strings(List<Item> items, Function<Item, @Nullable String> field) {
        return items.stream().map(field).toArray(String[]::new);
    }

    private static @Nullable Long[] longs(List<Item> items, Function<Item, @Nullable Long> field) {
        return items.stream().map(field).toArray(Long[]::new);
    }
}
