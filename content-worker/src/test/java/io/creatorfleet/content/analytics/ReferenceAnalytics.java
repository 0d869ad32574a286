package io.creatorfleet.content.analytics;

import static io.creatorfleet.content.analytics.Exact.keep;
import static io.creatorfleet.content.analytics.Exact.mean;
import static io.creatorfleet.content.analytics.Exact.quotient;
import static io.creatorfleet.content.analytics.Exact.sum;
import static io.creatorfleet.content.analytics.Sample.known;

import io.creatorfleet.content.analytics.Sample.Item;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The metrics of items and followers computed one by one and slowly, as their definitions read. */
final class ReferenceAnalytics {

    final Map<String, @Nullable Object> values = new HashMap<>();
    final Map<String, Integer> n = new HashMap<>();

    private final Sample sample;
    private final List<Item> reels;
    private final List<Item> posts;
    private final @Nullable BigDecimal followers;

    ReferenceAnalytics(Sample sample, Instant now, ZoneId zone) {
        this.sample = sample;
        this.reels = sample.items().stream().filter(Item::reel).toList();
        this.posts = sample.items().stream().filter(item -> !item.reel()).toList();
        this.followers = sample.followers() == null ? null : Exact.of(sample.followers());
        values.put("reels", reels.size());
        values.put("posts", posts.size());
        averages();
        rates();
        confidence();
        views();
        viral();
        ranking();
        values.putAll(ReferenceAudience.of(sample, (BigDecimal) values.get("engagement_rate"), n));
        values.putAll(ReferenceHabits.of(sample.items(), now, zone, n));
    }

    private void averages() {
        average("reel_views", reels, Item::views);
        average("reel_likes", reels, Item::likes);
        average("reel_comments", reels, Item::comments);
        average("post_likes", posts, Item::likes);
        average("post_comments", posts, Item::comments);
    }

    private void average(String name, List<Item> items, Function<Item, @Nullable BigDecimal> number) {
        List<BigDecimal> known = known(items, number);
        put("avg_" + name, keep(mean(known), 2), known.size());
        put("median_" + name, keep(Exact.median(known), 2), known.size());
    }

    private void rates() {
        BigDecimal reelRate = rate("reel_engagement_rate", reels, Item::engagement);
        BigDecimal postRate = rate("post_engagement_rate", posts, Item::engagement);
        rate("engagement_rate", sample.items(), Item::engagement);
        rate("reach_rate", reels, Item::views);
        put("best_content_type", bestContentType(reelRate, postRate), n.get("engagement_rate"));
        List<Item> both = with(sample.items(), item -> item.engagement() != null);
        put(
                "comment_to_like_ratio",
                keep(quotient(sum(known(both, Item::comments)), sum(known(both, Item::likes))), 6),
                both.size());
    }

    private @Nullable BigDecimal rate(String name, List<Item> items, Function<Item, @Nullable BigDecimal> number) {
        List<BigDecimal> known = known(items, number);
        BigDecimal rate = quotient(mean(known), followers);
        put(name, keep(rate, 6), known.size());
        return rate;
    }

    private static String bestContentType(@Nullable BigDecimal reels, @Nullable BigDecimal posts) {
        BigDecimal half = new BigDecimal("1.5");
        if (reels == null || posts == null) {
            return "unknown";
        }
        if (Exact.isGreater(reels, posts.multiply(half))) {
            return "reels";
        }
        if (Exact.isGreater(posts, reels.multiply(half))) {
            return "posts";
        }
        return reels.signum() > 0 && posts.signum() > 0 ? "mixed" : "unknown";
    }

    private void confidence() {
        List<BigDecimal> known = known(sample.items(), Item::engagement);
        BigDecimal mean = mean(known);
        BigDecimal low = null;
        BigDecimal high = null;
        if (mean != null && known.size() >= 5) {
            BigDecimal error = Exact.deviation(known, known.size() - 1)
                    .multiply(new BigDecimal("1.959964"))
                    .divide(Exact.root(Exact.of(known.size())), new MathContext(100));
            low = mean.subtract(error).max(BigDecimal.ZERO);
            high = mean.add(error);
        }
        put("mean_engagement", keep(mean, 2), known.size());
        put("mean_engagement_low", keep(low, 2), known.size());
        put("mean_engagement_high", keep(high, 2), known.size());
    }

    private void views() {
        List<BigDecimal> views = known(reels, Item::views);
        BigDecimal deviation = views.isEmpty() ? null : Exact.deviation(views, views.size());
        put("views_cv", keep(quotient(deviation, mean(views)), 6), views.size());
        List<Item> both = with(reels, item -> item.views() != null && item.engagement() != null);
        put(
                "engagement_per_view",
                keep(quotient(sum(known(both, Item::engagement)), sum(known(both, Item::views))), 6),
                both.size());
    }

    private void viral() {
        List<Item> seen = with(reels, item -> item.views() != null);
        List<Item> liked = with(posts, item -> item.engagement() != null);
        Integer viralReels = seen.isEmpty() ? null : with(seen, this::isViral).size();
        put("viral_reels", viralReels, seen.size());
        put("viral_posts", liked.isEmpty() ? null : with(liked, this::isViral).size(), liked.size());
        put(
                "viral_rate",
                viralReels == null ? null : keep(quotient(Exact.of(viralReels), Exact.of(seen.size())), 6),
                seen.size());
    }

    /** Null when that is unknown. */
    @Nullable
    Boolean isViral(Item item) {
        BigDecimal number = item.reel() ? item.views() : item.engagement();
        BigDecimal average = average(item);
        if (number == null || average == null) {
            return null;
        }
        boolean enough = !item.reel() || number.compareTo(Exact.of(50_000)) >= 0;
        return enough && average.signum() > 0 && !Exact.isGreater(average.multiply(Exact.of(5)), number);
    }

    @Nullable
    BigDecimal multiplier(Item item) {
        return keep(quotient(item.reel() ? item.views() : item.engagement(), average(item)), 2);
    }

    private @Nullable BigDecimal average(Item item) {
        return mean(item.reel() ? known(reels, Item::views) : known(posts, Item::engagement));
    }

    private void ranking() {
        Instant newest = with(sample.items(), item -> item.topOfWeekAt() != null).stream()
                .map(Item::topOfWeekAt)
                .max(Instant::compareTo)
                .orElse(null);
        List<Item> ranked = switch (sample.kind()) {
            case "SUBREDDIT" -> with(sample.items(), item -> newest != null && newest.equals(item.topOfWeekAt()));
            case "USER" -> sample.items();
            default -> List.of();
        };
        List<BigDecimal> scores = known(ranked, Item::likes);
        List<Item> both = with(ranked, item -> item.engagement() != null);
        BigDecimal average = mean(scores);
        BigDecimal engagement = quotient(sum(known(both, Item::comments)), sum(known(both, Item::likes)));
        BigDecimal score = engagement == null || average == null
                ? null
                : Exact.root(engagement.multiply(average).multiply(Exact.of(1000)));
        put("avg_score", keep(average, 2), scores.size());
        put("engagement", keep(engagement, 6), both.size());
        put("subreddit_score", keep(score, 2), both.size());
    }

    private void put(String name, @Nullable Object value, @Nullable Integer items) {
        values.put(name, value);
        n.put(name, items);
    }

    private static List<Item> with(List<Item> items, Predicate<Item> condition) {
        return items.stream().filter(condition).toList();
    }
}
