package io.creatorfleet.content.analytics;

import java.util.ArrayList;
import java.util.List;

/**
 * The metrics as they are defined, a line each. An aggregate leaves unknown numbers out; a denominator of 0 makes a metric
 * unknown. Quotients of quotients are multiplied out, so that nothing is rounded before the end.
 */
final class Formulas {

    /** Grows with every change of a formula, so that numbers of different formulas are never compared. */
    static final int VERSION = 3;

    /** What every number is read as: so many digits that no quotient is wrong in those that are kept. */
    static final String EXACT = "numeric(60, 24)";

    // n² times the variance of a population.
    private static final String SPREAD = "(count(%1$s) * sum(%1$s * %1$s) - sum(%1$s) * sum(%1$s))";

    private static final String DEVIATION_BY_MEAN = "sqrt(" + SPREAD + ") / nullif(sum(%1$s), 0)";

    private static final String BY_FOLLOWERS = "sum(%1$s) / nullif(count(%1$s) * followers, 0)";

    // Normal, of the mean, by the standard deviation of a sample; no mean of counts lies below 0.
    private static final String CONFIDENCE = """
            CASE WHEN count(engagement) >= 5
                 THEN greatest(0, (sum(engagement) %%s 1.959964 * sqrt(%s / (count(engagement) - 1))) / count(engagement))
             END""".formatted(SPREAD.formatted("engagement"));

    // Both rates by the same followers, so that the counts alone decide.
    private static final String BEST_CONTENT_TYPE = """
            CASE WHEN followers IS NULL OR followers = 0 THEN 'unknown'
                 WHEN 2 * sum(reel_engagement) * count(post_engagement) > 3 * sum(post_engagement) * count(reel_engagement)
                 THEN 'reels'
                 WHEN 2 * sum(post_engagement) * count(reel_engagement) > 3 * sum(reel_engagement) * count(post_engagement)
                 THEN 'posts'
                 WHEN sum(reel_engagement) > 0 AND sum(post_engagement) > 0 THEN 'mixed'
                 ELSE 'unknown'
             END""";

    private static final String MODE = "mode() WITHIN GROUP (ORDER BY extract(%s FROM published_at AT TIME ZONE %s))";

    private static final String RANKED_COMMENTS = "sum(ranked_comments) FILTER (WHERE ranked_score IS NOT NULL)";
    private static final String RANKED_SCORE = "sum(ranked_score) FILTER (WHERE ranked_comments IS NOT NULL)";
    private static final String RANKED_N = "count(ranked_score) FILTER (WHERE ranked_comments IS NOT NULL)";

    private Formulas() {}

    static List<Metric> all() {
        List<Metric> all = new ArrayList<>();
        for (String count : List.of("reel_views", "reel_likes", "reel_comments", "post_likes", "post_comments")) {
            all.add(Metric.amount("avg_" + count, "avg(" + count + ")", n(count)));
            all.add(Metric.amount("median_" + count, median(count), n(count)));
        }
        all.addAll(engagement());
        all.addAll(views());
        all.addAll(habits());
        for (String period : List.of("24h", "7d", "30d")) {
            all.addAll(growth(period));
        }
        all.addAll(reddit());
        return List.copyOf(all);
    }

    private static List<Metric> engagement() {
        return List.of(
                Metric.ratio("reel_engagement_rate", BY_FOLLOWERS.formatted("reel_engagement"), n("reel_engagement")),
                Metric.ratio("post_engagement_rate", BY_FOLLOWERS.formatted("post_engagement"), n("post_engagement")),
                Metric.ratio("engagement_rate", BY_FOLLOWERS.formatted("engagement"), n("engagement")),
                Metric.amount("mean_engagement", "avg(engagement)", n("engagement")),
                Metric.amount("mean_engagement_low", CONFIDENCE.formatted("-"), n("engagement")),
                Metric.amount("mean_engagement_high", CONFIDENCE.formatted("+"), n("engagement")),
                Metric.ratio(
                        "comment_to_like_ratio",
                        "sum(comments) FILTER (WHERE likes IS NOT NULL)"
                                + " / nullif(sum(likes) FILTER (WHERE comments IS NOT NULL), 0)",
                        n("engagement")),
                new Metric("best_content_type", BEST_CONTENT_TYPE, n("engagement")),
                new Metric(
                        "viral_posts",
                        "CASE WHEN count(post_engagement) > 0 THEN count(post_engagement) FILTER (WHERE viral) END",
                        n("post_engagement")));
    }

    private static List<Metric> views() {
        String viral = "CASE WHEN count(reel_views) > 0 THEN count(reel_views) FILTER (WHERE viral) END";
        String both = "reel_views IS NOT NULL AND reel_engagement IS NOT NULL";
        return List.of(
                Metric.ratio(
                        "engagement_per_view",
                        "sum(reel_engagement) FILTER (WHERE reel_views IS NOT NULL)"
                                + " / nullif(sum(reel_views) FILTER (WHERE reel_engagement IS NOT NULL), 0)",
                        "count(*) FILTER (WHERE " + both + ")"),
                Metric.ratio("reach_rate", BY_FOLLOWERS.formatted("reel_views"), n("reel_views")),
                Metric.ratio("views_cv", DEVIATION_BY_MEAN.formatted("reel_views"), n("reel_views")),
                new Metric("viral_reels", viral, n("reel_views")),
                Metric.ratio("viral_rate", viral + "::" + EXACT + " / count(reel_views)", n("reel_views")));
    }

    private static List<Metric> habits() {
        return List.of(
                Metric.ratio(
                        "posts_per_week",
                        "count(unpinned) * 604800 / nullif(max(unpinned) - min(unpinned), 0)",
                        n("unpinned")),
                Metric.ratio("consistency", notNegative("1 - " + DEVIATION_BY_MEAN.formatted("pause")), n("pause")),
                new Metric("most_active_weekday", MODE.formatted("isodow", "'UTC'"), n("id")),
                new Metric("most_active_hour", MODE.formatted("hour", "'UTC'"), n("id")),
                new Metric("most_active_weekday_in_zone", MODE.formatted("isodow", ":zone"), n("id")),
                new Metric("most_active_hour_in_zone", MODE.formatted("hour", ":zone"), n("id")),
                Metric.amount(
                        "days_since_last_post",
                        "extract(epoch FROM now - max(published_at))::" + EXACT + " / 86400",
                        n("id")),
                Metric.amount("avg_caption_length", "avg(caption_length)", n("caption_length")),
                Metric.amount("avg_hashtags", "avg(hashtags)", n("hashtags")));
    }

    private static List<Metric> growth(String period) {
        String growth = "followers - followers_" + period;
        String name = "follower_growth_" + period;
        String n = "(" + growth + " IS NOT NULL)::integer";
        return List.of(
                new Metric(name, growth, n),
                Metric.ratio(name + "_rate", "(" + growth + ") / nullif(followers_" + period + ", 0)", n));
    }

    /** The followers in the newest snapshot so many hours older than the reading of the creator's own figure. */
    static String followersBefore(int hours) {
        return """
                (SELECT followers FROM follower_snapshot
                  WHERE creator_id = c.id AND followers IS NOT NULL AND taken_at <= read_at - make_interval(hours => %d)
                  ORDER BY taken_at DESC LIMIT 1)::%s""".formatted(hours, EXACT);
    }

    private static List<Metric> reddit() {
        String score = "1000 * %s * sum(ranked_score) / nullif(%s * count(ranked_score), 0)"
                .formatted(RANKED_COMMENTS, RANKED_SCORE);
        return List.of(
                Metric.amount("avg_score", "avg(ranked_score)", n("ranked_score")),
                Metric.ratio("engagement", RANKED_COMMENTS + " / nullif(" + RANKED_SCORE + ", 0)", RANKED_N),
                Metric.amount("subreddit_score", "sqrt(" + notNegative(score) + ")", RANKED_N));
    }

    /** The middle one, or the mean of the middle two. {@code percentile_cont} computes in double precision. */
    private static String median(String count) {
        return """
                (percentile_disc(0.5) WITHIN GROUP (ORDER BY %1$s)
                    + percentile_disc(0.5) WITHIN GROUP (ORDER BY %1$s DESC)) / 2""".formatted(count);
    }

    /** {@code greatest(0, …)} would make 0 of what is unknown. */
    private static String notNegative(String formula) {
        return "CASE WHEN %1$s < 0 THEN 0 ELSE %1$s END".formatted(formula);
    }

    private static String n(String item) {
        return "count(" + item + ")";
    }
}
