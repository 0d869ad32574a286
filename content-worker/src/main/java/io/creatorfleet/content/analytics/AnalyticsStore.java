package io.creatorfleet.content.analytics;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Computes and keeps a creator's metrics. */
final class AnalyticsStore {

    private static final List<Metric> METRICS = Formulas.all();

    // PostgreSQL takes a creator it has no statistics of for one of next to no items. It is not shown whom it plans
    // for, which it would do anew each time and for less than there is.
    private static final String CREATOR = "(SELECT :creator::bigint)";

    // What an item's number is compared with is the average of its kind, multiplied out: computed once, and joined
    // then by the items' ids.
    private static final String MARK_VIRAL = """
            WITH m AS MATERIALIZED (
                SELECT id, round(number * count(number) OVER same / nullif(sum(number) OVER same, 0), 2) AS multiplier,
                       number > 0 AND number * count(number) OVER same >= :viralMultiple * sum(number) OVER same
                           AND (kind = 'POST' OR number >= :viralViews) AS viral
                  FROM (SELECT id, kind, CASE kind WHEN 'REEL' THEN views::%1$s
                                                   ELSE likes::%1$s + comments END AS number
                          FROM content WHERE creator_id = %2$s AND removed_at IS NULL) AS numbered
                WINDOW same AS (PARTITION BY kind))
            UPDATE content c SET multiplier = m.multiplier, viral = m.viral FROM m
             WHERE c.id = m.id AND (c.multiplier, c.viral) IS DISTINCT FROM (m.multiplier, m.viral)
            """.formatted(Formulas.EXACT, CREATOR);

    private static final String SUBJECT = """
            subject AS MATERIALIZED (
                SELECT id AS creator_id, kind, now, followers::%s AS followers,
                       %s AS followers_24h,
                       %s AS followers_7d,
                       %s AS followers_30d,
                       band, platform || ' ' || lower(kind) || ' ' || band || ' ' || niche AS peers
                  FROM creator c
                 CROSS JOIN (SELECT clock_timestamp() AS now) AS clock
                 CROSS JOIN LATERAL (SELECT max(taken_at) AS read_at FROM follower_snapshot
                                      WHERE creator_id = c.id AND followers IS NOT NULL) AS reading
                 CROSS JOIN LATERAL (SELECT CASE WHEN followers < 10000 THEN 'nano'
                                                 WHEN followers < 100000 THEN 'micro'
                                                 WHEN followers < 500000 THEN 'mid'
                                                 WHEN followers < 1000000 THEN 'macro'
                                                 WHEN followers >= 1000000 THEN 'mega' END AS band) AS size
                 WHERE id = %s)
            """.formatted(
                    Formulas.EXACT,
                    Formulas.followersBefore(24),
                    Formulas.followersBefore(7 * 24),
                    Formulas.followersBefore(30 * 24),
                    CREATOR);

    // The walk that coverage speaks of, and what it held once it was over; null: this one, whose rows are counted.
    private static final String WALK = """
            walk AS (
                SELECT reels_asked + posts_asked AS asked,
                       CASE WHEN :walk::uuid IS NULL THEN reels_held + posts_held END AS held
                  FROM job
                 WHERE id = coalesce(:walk::uuid, (
                       SELECT id FROM job
                        WHERE creator_id = %s AND purpose IN ('ADD', 'REFRESH') AND reels_held IS NOT NULL
                        ORDER BY created_at DESC LIMIT 1)))
            """.formatted(CREATOR);

    // Each number under the names that formulas use: null where it is unknown or the item is none of those meant.
    private static final String ITEM = """
            counted AS (
                SELECT id, kind, walk, viral, published_at, top_of_week_at, nullif(caption, '') AS caption,
                       views::%1$s AS views, likes::%1$s AS likes, comments::%1$s AS comments,
                       likes::%1$s + comments AS engagement,
                       details ->> 'stickied' IS NOT DISTINCT FROM 'true' AS pinned
                  FROM content WHERE creator_id = %2$s AND removed_at IS NULL),
            item AS (
                SELECT id, walk, viral, published_at, top_of_week_at, likes, comments, engagement,
                       CASE kind WHEN 'REEL' THEN views END AS reel_views,
                       CASE kind WHEN 'REEL' THEN likes END AS reel_likes,
                       CASE kind WHEN 'REEL' THEN comments END AS reel_comments,
                       CASE kind WHEN 'REEL' THEN engagement END AS reel_engagement,
                       CASE kind WHEN 'POST' THEN likes END AS post_likes,
                       CASE kind WHEN 'POST' THEN comments END AS post_comments,
                       CASE kind WHEN 'POST' THEN engagement END AS post_engagement,
                       CASE WHEN ranked THEN likes END AS ranked_score,
                       CASE WHEN ranked THEN comments END AS ranked_comments,
                       CASE WHEN NOT pinned THEN seconds END AS unpinned,
                       CASE WHEN NOT pinned THEN seconds - lag(seconds) OVER (PARTITION BY pinned ORDER BY seconds) END AS pause,
                       char_length(caption)::%1$s AS caption_length,
                       regexp_count(regexp_replace(caption, :link, ' ', 'g'), :tag)::%1$s AS hashtags,
                       count(*) FILTER (WHERE kind = 'REEL') OVER () AS reels,
                       count(*) FILTER (WHERE kind = 'POST') OVER () AS posts
                  FROM (SELECT counted.*, extract(epoch FROM published_at)::%1$s AS seconds,
                               CASE subject.kind WHEN 'SUBREDDIT' THEN top_of_week_at = max(top_of_week_at) OVER ()
                                                 WHEN 'USER' THEN true END AS ranked
                          FROM counted CROSS JOIN subject) AS placed)
            """.formatted(Formulas.EXACT, CREATOR);

    private static final String METRIC = """
            metric AS (
                SELECT coalesce(max(reels), 0) AS reels, coalesce(max(posts), 0) AS posts,
                       max(top_of_week_at) AS top_of_week_at, count(*) FILTER (WHERE walk = :walk::uuid) AS walked,
                       %s,
                       jsonb_build_object(%s) AS n
                  FROM subject LEFT JOIN item ON true
                 GROUP BY now, followers, followers_24h, followers_7d, followers_30d)
            """.formatted(
                    each(metric -> metric.formula() + " AS " + metric.name()),
                    each(metric -> "'" + metric.name() + "', " + metric.n()));

    // Those of the same formula, himself left out.
    private static final String RANK = """
            rank AS (
                SELECT count(*) AS peers, count(*) FILTER (WHERE a.engagement_rate < m.engagement_rate) AS below
                  FROM subject s CROSS JOIN metric m
                  JOIN analytics a ON a.peers = s.peers AND a.formula_version = :version AND a.engagement_rate IS NOT NULL
                                  AND a.creator_id <> s.creator_id)
            """;

    private static final String COLUMNS = "formula_version, computed_at, coverage, reels, posts, zone, band, peers,"
            + " engagement_percentile_rate, top_of_week_at, n, " + each(Metric::name);

    // Lists of creators go by the copy in their rows.
    private static final String COMPUTE = """
            WITH %s, %s, %s, %s, %s, computed AS (
                INSERT INTO analytics (creator_id, %s)
                SELECT s.creator_id, :version, now,
                       (SELECT round(least(1, coalesce(coalesce(held, walked)::%s / nullif(asked, 0), 1)), 6) FROM walk),
                       reels, posts, :zone, band, s.peers,
                       CASE WHEN engagement_rate IS NOT NULL THEN round(below::%s / nullif(rank.peers, 0), 6) END,
                       top_of_week_at, n || jsonb_build_object('engagement_percentile_rate', rank.peers), %s
                  FROM subject s CROSS JOIN metric CROSS JOIN rank
                ON CONFLICT (creator_id) DO UPDATE SET (%s) = ROW (%s)
                RETURNING creator_id, engagement_rate)
            UPDATE creator SET engagement_rate = computed.engagement_rate FROM computed
             WHERE id = computed.creator_id AND creator.engagement_rate IS DISTINCT FROM computed.engagement_rate
            """.formatted(
                    SUBJECT,
                    WALK,
                    ITEM,
                    METRIC,
                    RANK,
                    COLUMNS,
                    Formulas.EXACT,
                    Formulas.EXACT,
                    each(Metric::name),
                    COLUMNS,
                    COLUMNS.replaceAll("\\w+", "excluded.$0"));

    private final JdbcClient jdbc;
    private final AnalyticsProperties properties;

    AnalyticsStore(JdbcClient jdbc, AnalyticsProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /**
     * Computes the metrics of a creator from the rows held; nothing when he is not held any more. Pages of him are not
     * written meanwhile.
     *
     * @param walk the job whose walk has just ended; null: none, his last one counts
     */
    void compute(long creator, @Nullable UUID walk) {
        jdbc.sql("SELECT id FROM creator WHERE id = :creator FOR NO KEY UPDATE")
                .param("creator", creator)
                .query()
                .listOfRows();
        jdbc.sql(MARK_VIRAL)
                .param("creator", creator)
                .param("viralViews", properties.viralViews())
                .param("viralMultiple", properties.viralMultiple())
                .update();
        jdbc.sql(COMPUTE)
                .param("creator", creator)
                .param("walk", walk)
                .param("version", Formulas.VERSION)
                .param("zone", properties.zone().getId())
                .param("link", Caption.LINK)
                .param("tag", Caption.HASHTAG)
                .update();
    }

    /** The creators after one, by our ids. */
    List<Long> creatorsAfter(long creator, int limit) {
        return jdbc.sql("SELECT id FROM creator WHERE id > :creator ORDER BY id LIMIT :limit")
                .param("creator", creator)
                .param("limit", limit)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    private static String each(Function<Metric, String> text) {
        return METRICS.stream().map(text).collect(joining(",\n"));
    }
}
