package io.creatorfleet.content;

import io.creatorfleet.platform.Item;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The metrics computed one by one and slowly, as their definitions read. */
final class ReferenceAnalytics {

    private ReferenceAnalytics() {}

    static Map<String, @Nullable Object> of(List<Item> items, @Nullable Long followers, int asked) {
        List<Item> reels =
                items.stream().filter(item -> item.kind() == Item.Kind.REEL).toList();
        List<Item> posts =
                items.stream().filter(item -> item.kind() == Item.Kind.POST).toList();
        Map<String, @Nullable Object> metrics = new HashMap<>();
        metrics.put("reels", reels.size());
        metrics.put("posts", posts.size());
        metrics.put("coverage", ratio(items.size(), asked, 6));
        metrics.put("avg_reel_views", average(reels, Item::views));
        metrics.put("avg_reel_likes", average(reels, Item::likes));
        metrics.put("avg_reel_comments", average(reels, Item::comments));
        metrics.put("avg_post_likes", average(posts, Item::likes));
        metrics.put("avg_post_comments", average(posts, Item::comments));
        metrics.put("reel_engagement_rate", rate(reels, ReferenceAnalytics::engagement, followers));
        metrics.put("post_engagement_rate", rate(posts, ReferenceAnalytics::engagement, followers));
        metrics.put("engagement_rate", rate(items, ReferenceAnalytics::engagement, followers));
        metrics.put("reach_rate", rate(reels, Item::views, followers));
        metrics.put("viral_reels", viral(reels));
        metrics.put(
                "median_reel_views", median(known(reels, Item::views).sorted().toList()));
        return metrics;
    }

    private static @Nullable Long engagement(Item item) {
        Long likes = item.likes();
        Long comments = item.comments();
        return likes == null || comments == null ? null : Long.valueOf(likes + comments);
    }

    private static Stream<Long> known(List<Item> items, Function<Item, @Nullable Long> count) {
        return items.stream().map(count).filter(Objects::nonNull);
    }

    private static long sum(List<Item> items, Function<Item, @Nullable Long> count) {
        return known(items, count).mapToLong(Long::longValue).sum();
    }

    private static @Nullable BigDecimal average(List<Item> items, Function<Item, @Nullable Long> count) {
        return ratio(sum(items, count), known(items, count).count(), 2);
    }

    private static @Nullable BigDecimal rate(
            List<Item> items, Function<Item, @Nullable Long> count, @Nullable Long followers) {
        long n = known(items, count).count();
        return followers == null ? null : ratio(sum(items, count), n * followers, 6);
    }

    private static @Nullable BigDecimal ratio(long part, long whole, int digits) {
        return whole == 0
                ? null
                : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), digits, RoundingMode.HALF_UP);
    }

    private static @Nullable BigDecimal median(List<Long> sorted) {
        int n = sorted.size();
        if (n == 0) {
            return null;
        }
        long twice = sorted.get((n - 1) / 2) + sorted.get(n / 2);
        BigDecimal median = BigDecimal.valueOf(twice).divide(BigDecimal.valueOf(2));
        return median.setScale(1, RoundingMode.UNNECESSARY);
    }

    private static @Nullable Integer viral(List<Item> reels) {
        List<Long> views = known(reels, Item::views).toList();
        long total = views.stream().mapToLong(Long::longValue).sum();
        long viral = views.stream()
                .filter(one -> one >= 50_000 && one * views.size() >= 5 * total)
                .count();
        return views.isEmpty() ? null : Math.toIntExact(viral);
    }
}
