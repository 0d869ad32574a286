package io.creatorfleet.content;

import io.creatorfleet.catalog.StorableText;
import io.creatorfleet.platform.Item;
import io.creatorfleet.platform.Submission;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The content rows, written a page at a time. Public for the benchmark that measures how fast. */
public final class ContentStore {

    /*
     * One statement and one trip, savepoint included. What is unknown now never replaces what was known, except an author,
     * whom platforms hide once he is gone. A ranking takes no row out of the walk or the page that holds it.
     *
     * All parts see the rows as they were: "changed" reads the counts that the upsert replaces. The first change of an item
     * keeps both, for until then its row alone says what they are: new rows cost no history.
     */
    private static final String SAVE = """
            SAVEPOINT page;
            WITH given AS MATERIALIZED (
                SELECT * FROM unnest(:ids::text[], :kinds::text[], :formats::text[], :permalinks::text[], :captions::text[],
                                     :published::text[], :views::bigint[], :likes::bigint[], :comments::bigint[],
                                     :reposts::bigint[], :submitted::boolean[], :titles::text[], :authors::text[],
                                     :authorIds::text[], :ratios::double precision[], :crossposts::text[], :details::text[])
                         AS g (external_id, kind, format, permalink, caption, published_at, views, likes, comments, reposts,
                               submitted, title, author, author_id, upvote_ratio, crosspost_of, details)
            ), changed AS MATERIALIZED (
                SELECT c.id, c.fetched_at, c.views AS old_views, c.likes AS old_likes, c.comments AS old_comments,
                       coalesce(g.views, c.views) AS views, coalesce(g.likes, c.likes) AS likes,
                       coalesce(g.comments, c.comments) AS comments
                  FROM given g JOIN content c ON c.creator_id = :creator AND c.external_id = g.external_id
                 WHERE g.views <> c.views OR g.likes <> c.likes OR g.comments <> c.comments
                    OR g.views IS NOT NULL AND c.views IS NULL OR g.likes IS NOT NULL AND c.likes IS NULL
                    OR g.comments IS NOT NULL AND c.comments IS NULL
            ), history AS (
                INSERT INTO content_snapshot (content_id, taken_at, views, likes, comments)
                SELECT id, fetched_at, old_views, old_likes, old_comments FROM changed
                 WHERE NOT EXISTS (SELECT FROM content_snapshot s WHERE s.content_id = changed.id)
                UNION ALL
                SELECT id, :at, views, likes, comments FROM changed
                ON CONFLICT DO NOTHING
            )
            INSERT INTO content AS c (creator_id, external_id, kind, format, permalink, caption, published_at,
                                      views, likes, comments, reposts, title, author, author_id, upvote_ratio, crosspost_of,
                                      details, feed, page_cursor, walk, fetched_at, checked_at, top_of_week_at)
            SELECT :creator, g.external_id, g.kind, g.format, g.permalink, g.caption, g.published_at::timestamptz,
                   g.views, g.likes, g.comments, g.reposts, g.title, g.author, g.author_id, g.upvote_ratio, g.crosspost_of,
                   g.details::jsonb, :feed, :cursor, :walk::uuid, :at, CASE WHEN g.submitted THEN :at END,
                   CASE WHEN :topOfWeek THEN :at END
              FROM given g
            ON CONFLICT (creator_id, external_id) DO UPDATE
               SET kind = excluded.kind, format = excluded.format, published_at = excluded.published_at,
                   permalink = coalesce(excluded.permalink, c.permalink),
                   caption = coalesce(excluded.caption, c.caption),
                   views = coalesce(excluded.views, c.views),
                   likes = coalesce(excluded.likes, c.likes),
                   comments = coalesce(excluded.comments, c.comments),
                   reposts = coalesce(excluded.reposts, c.reposts),
                   title = coalesce(excluded.title, c.title),
                   author = excluded.author, author_id = excluded.author_id,
                   upvote_ratio = coalesce(excluded.upvote_ratio, c.upvote_ratio),
                   crosspost_of = coalesce(excluded.crosspost_of, c.crosspost_of),
                   details = coalesce(excluded.details, c.details),
                   removed_by = NULL, removed_at = NULL,
                   feed = CASE WHEN excluded.walk IS NULL THEN c.feed ELSE excluded.feed END,
                   page_cursor = CASE WHEN excluded.walk IS NULL THEN c.page_cursor ELSE excluded.page_cursor END,
                   walk = coalesce(excluded.walk, c.walk),
                   fetched_at = excluded.fetched_at, checked_at = excluded.checked_at,
                   top_of_week_at = coalesce(excluded.top_of_week_at, c.top_of_week_at);
            RELEASE SAVEPOINT page
            """;

    // SQLSTATE: a value is missing, breaks a check, or is too large for an index; and all of class 22, data exceptions.
    private static final Set<String> OF_A_ROW = Set.of("23502", "23514", "54000");
    private static final String DATA_EXCEPTION = "22";

    private final JdbcClient jdbc;

    public ContentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Inserts or refreshes items, each at most once, inside a transaction. Those that PostgreSQL refuses are found by
     * halves and left out; whatever else goes wrong is thrown.
     */
    public List<Refused> save(Reading reading, List<Item> items) {
        if (items.isEmpty()) {
            return List.of();
        }
        try {
            insert(reading, items);
            return List.of();
        } catch (DataAccessException refusal) {
            String reason = ofARow(refusal).orElseThrow(() -> refusal);
            jdbc.sql("ROLLBACK TO SAVEPOINT page; RELEASE SAVEPOINT page").update();
            return items.size() == 1
                    ? List.of(new Refused(items.getFirst(), reason))
                    : saveHalves(reading, items, items.size() / 2);
        }
    }

    private List<Refused> saveHalves(Reading reading, List<Item> items, int half) {
        List<Refused> refused = new ArrayList<>(save(reading, items.subList(0, half)));
        refused.addAll(save(reading, items.subList(half, items.size())));
        return refused;
    }

    /** What PostgreSQL says of a row's value, when that is what it refuses. */
    private static Optional<String> ofARow(DataAccessException refusal) {
        return refusal.getMostSpecificCause() instanceof SQLException cause && cause.getSQLState() != null
                ? Optional.of(cause)
                        .filter(of ->
                                of.getSQLState().startsWith(DATA_EXCEPTION) || OF_A_ROW.contains(of.getSQLState()))
                        .map(of -> String.valueOf(of.getMessage())
                                .lines()
                                .findFirst()
                                .orElse(""))
                : Optional.empty();
    }

    private void insert(Reading reading, List<Item> items) {
        jdbc.sql(SAVE)
                .param("creator", reading.page().creator())
                .param("feed", reading.page().feed())
                .param("cursor", reading.page().cursor())
                .param("walk", reading.walk())
                .param("topOfWeek", reading.topOfWeek())
                .param("at", reading.at())
                .param("ids", strings(items, Item::id))
                .param("kinds", strings(items, item -> item.kind().name()))
                .param("formats", strings(items, item -> item.format().name()))
                .param("permalinks", strings(items, Item::permalink))
                .param("captions", strings(items, Item::caption))
                .param("published", strings(items, item -> item.publishedAt().toString()))
                .param("views", longs(items, Item::views))
                .param("likes", longs(items, Item::likes))
                .param("comments", longs(items, Item::comments))
                .param("reposts", longs(items, Item::reposts))
                .param(
                        "submitted",
                        items.stream().map(item -> item.submission() != null).toArray(Boolean[]::new))
                .param("titles", strings(items, of(Submission::title)))
                .param("authors", strings(items, of(Submission::author)))
                .param("authorIds", strings(items, of(Submission::authorId)))
                .param("ratios", items.stream().map(of(Submission::upvoteRatio)).toArray(Double[]::new))
                .param("crossposts", strings(items, of(Submission::crosspostOf)))
                .param("details", strings(items, of(Submission::details)))
                .update();
    }

    private static <T> Function<Item, @Nullable T> of(Function<Submission, @Nullable T> field) {
        return item -> item.submission() == null ? null : field.apply(item.submission());
    }

    private static @Nullable String[] strings(List<Item> items, Function<Item, @Nullable String> field) {
        return items.stream().map(item -> StorableText.of(field.apply(item))).toArray(String[]::new);
    }

    private static @Nullable Long[] longs(List<Item> items, Function<Item, @Nullable Long> field) {
        return items.stream().map(field).toArray(Long[]::new);
    }
}
