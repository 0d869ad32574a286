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
     * One statement and one trip, savepoint included. The creator is locked, so nobody else inserts items of his: an insert
     * of those that are not there is 4 to 16 % faster than ON CONFLICT. What is unknown now never replaces what was known,
     * except an author, whom platforms hide once he is gone. A ranking takes no row out of the walk or the page that holds
     * it.
     *
     * The first change of an item's counts keeps both the old and the new, each later one the new: until then its row alone
     * says what they are, and new rows cost no history.
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
            ), known AS MATERIALIZED (
                SELECT g.*, c.id, c.fetched_at AS seen_at,
                       c.views AS old_views, c.likes AS old_likes, c.comments AS old_comments,
                       coalesce(g.views, c.views) AS new_views, coalesce(g.likes, c.likes) AS new_likes,
                       coalesce(g.comments, c.comments) AS new_comments
                  FROM given g JOIN content c ON c.creator_id = :creator AND c.external_id = g.external_id
            ), history AS (
                INSERT INTO content_snapshot (content_id, taken_at, views, likes, comments)
                SELECT id, seen_at, old_views, old_likes, old_comments FROM known
                 WHERE (new_views, new_likes, new_comments) IS DISTINCT FROM (old_views, old_likes, old_comments)
                   AND NOT EXISTS (SELECT FROM content_snapshot s WHERE s.content_id = known.id)
                UNION ALL
                SELECT id, :at, new_views, new_likes, new_comments FROM known
                 WHERE (new_views, new_likes, new_comments) IS DISTINCT FROM (old_views, old_likes, old_comments)
                ON CONFLICT DO NOTHING
            ), refreshed AS (
                UPDATE content c
                   SET kind = k.kind, format = k.format, published_at = k.published_at::timestamptz,
                       permalink = coalesce(k.permalink, c.permalink), caption = coalesce(k.caption, c.caption),
                       views = k.new_views, likes = k.new_likes, comments = k.new_comments,
                       reposts = coalesce(k.reposts, c.reposts), title = coalesce(k.title, c.title),
                       author = k.author, author_id = k.author_id,
                       upvote_ratio = coalesce(k.upvote_ratio, c.upvote_ratio),
                       crosspost_of = coalesce(k.crosspost_of, c.crosspost_of),
                       details = coalesce(k.details::jsonb, c.details), removed_by = NULL, removed_at = NULL,
                       feed = CASE WHEN :walk::uuid IS NULL THEN c.feed ELSE :feed END,
                       page_cursor = CASE WHEN :walk::uuid IS NULL THEN c.page_cursor ELSE :cursor END,
                       walk = coalesce(:walk::uuid, c.walk), fetched_at = :at,
                       checked_at = CASE WHEN k.submitted THEN :at END,
                       top_of_week_at = CASE WHEN :topOfWeek THEN :at ELSE c.top_of_week_at END
                  FROM known k WHERE c.id = k.id
            )
            INSERT INTO content (creator_id, external_id, kind, format, permalink, caption, published_at,
                                 views, likes, comments, reposts, title, author, author_id, upvote_ratio, crosspost_of,
                                 details, feed, page_cursor, walk, fetched_at, checked_at, top_of_week_at)
            SELECT :creator, g.external_id, g.kind, g.format, g.permalink, g.caption, g.published_at::timestamptz,
                   g.views, g.likes, g.comments, g.reposts, g.title, g.author, g.author_id, g.upvote_ratio, g.crosspost_of,
                   g.details::jsonb, :feed, :cursor, :walk::uuid, :at, CASE WHEN g.submitted THEN :at END,
                   CASE WHEN :topOfWeek THEN :at END
              FROM given g WHERE NOT EXISTS (SELECT FROM known k WHERE k.external_id = g.external_id);
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
     * Inserts or refreshes items, each at most once, inside a transaction that has locked their creator. Those that PostgreSQL refuses are found by
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
