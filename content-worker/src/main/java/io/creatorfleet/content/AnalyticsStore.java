package io.creatorfleet.content;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Computes and keeps a creator's metrics. */
final class AnalyticsStore {

    /** Grows with every change of a formula, so that rows of different formulas are never compared. */
    private static final int FORMULA_VERSION = 1;

    private final JdbcClient jdbc;
    private final ContentProperties properties;

    AnalyticsStore(JdbcClient jdbc, ContentProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /**
     * Computes the metrics of the job's creator from the rows held. Aggregates leave unknown counts out, so a metric
     * without known counts is unknown itself. Averages keep 2 digits, rates 6.
     *
     * @return false when the job has no creator
     */
    boolean compute(UUID job) {
        return jdbc.sql("""
                INSERT INTO analytics (
                       creator_id, formula_version, reels, posts, coverage,
                       avg_reel_views, median_reel_views, avg_reel_likes, avg_reel_comments, avg_post_likes, avg_post_comments,
                       reel_engagement_rate, post_engagement_rate, engagement_rate, reach_rate, viral_reels)
                SELECT j.creator_id, :version, s.reels, s.posts,
                       coalesce(round(s.walked::numeric / nullif(j.reels_asked + j.posts_asked, 0), 6), 1),
                       round(s.reel_views, 2), round(s.reel_views_median, 1), round(s.reel_likes, 2), round(s.reel_comments, 2),
                       round(s.post_likes, 2), round(s.post_comments, 2),
                       round(s.reel_engagement / f.followers, 6), round(s.post_engagement / f.followers, 6),
                       round(s.engagement / f.followers, 6), round(s.reel_views / f.followers, 6),
                       (SELECT CASE WHEN s.reel_views IS NOT NULL THEN count(*) END FROM content c
                         WHERE c.creator_id = j.creator_id AND c.kind = 'REEL'
                           AND c.views >= :viralViews AND c.views >= :viralMultiple * s.reel_views)
                  FROM job j
                  JOIN (SELECT id, nullif(followers, 0) AS followers FROM creator) f ON f.id = j.creator_id
                 CROSS JOIN LATERAL (
                       SELECT count(*) FILTER (WHERE kind = 'REEL') AS reels,
                              count(*) FILTER (WHERE kind = 'POST') AS posts,
                              count(*) FILTER (WHERE walk = j.id) AS walked,
                              avg(views) FILTER (WHERE kind = 'REEL') AS reel_views,
                              (percentile_cont(0.5) WITHIN GROUP (ORDER BY views)
                                  FILTER (WHERE kind = 'REEL'))::numeric AS reel_views_median,
                              avg(likes) FILTER (WHERE kind = 'REEL') AS reel_likes,
                              avg(comments) FILTER (WHERE kind = 'REEL') AS reel_comments,
                              avg(likes) FILTER (WHERE kind = 'POST') AS post_likes,
                              avg(comments) FILTER (WHERE kind = 'POST') AS post_comments,
                              avg(likes + comments) FILTER (WHERE kind = 'REEL') AS reel_engagement,
                              avg(likes + comments) FILTER (WHERE kind = 'POST') AS post_engagement,
                              avg(likes + comments) AS engagement
                         FROM content WHERE creator_id = j.creator_id) s
                 WHERE j.id = :job
                ON CONFLICT (creator_id, formula_version) DO UPDATE
                   SET (computed_at, reels, posts, coverage, avg_reel_views, median_reel_views, avg_reel_likes, avg_reel_comments,
                        avg_post_likes, avg_post_comments, reel_engagement_rate, post_engagement_rate, engagement_rate,
                        reach_rate, viral_reels)
                     = (clock_timestamp(), excluded.reels, excluded.posts, excluded.coverage, excluded.avg_reel_views,
                        excluded.median_reel_views, excluded.avg_reel_likes, excluded.avg_reel_comments, excluded.avg_post_likes,
                        excluded.avg_post_comments, excluded.reel_engagement_rate, excluded.post_engagement_rate,
                        excluded.engagement_rate, excluded.reach_rate, excluded.viral_reels)
                """)
                        .param("job", job)
                        .param("version", FORMULA_VERSION)
                        .param("viralViews", properties.viralViews())
                        .param("viralMultiple", properties.viralMultiple())
                        .update()
                == 1;
    }

    /**
     * Marks the creator as refreshed if all of the job's content is in: no walk concluded early, no page is dead. Only
     * here all walks of the job are known to have ended.
     */
    void markRefreshed(UUID job) {
        jdbc.sql("""
                UPDATE creator SET refreshed_at = clock_timestamp()
                 WHERE id = (SELECT creator_id FROM job WHERE id = :job AND shortfall IS NULL)
                   AND NOT EXISTS (SELECT FROM task
                                    WHERE job_id = :job AND kind IN ('PROFILE', 'CONTENT') AND state = 'DEAD')
                """).param("job", job).update();
    }

    /**
     * Keeps in the job's row how many items its walk holds, before a later job's walk takes them over. This locks the row,
     * which the ledger locks last: nothing but the ledger's own statements on it may come after.
     */
    void keepHeld(UUID job) {
        jdbc.sql("""
                UPDATE job j
                   SET (reels_held, posts_held) = (
                       SELECT count(*) FILTER (WHERE kind = 'REEL'), count(*) FILTER (WHERE kind = 'POST')
                         FROM content WHERE creator_id = j.creator_id AND walk = j.id)
                 WHERE id = :job
                """).param("job", job).update();
    }
}
