package io.creatorfleet.simulator.reddit;

import io.creatorfleet.simulator.communities.Post;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The orders that posts are listed in. */
enum Ranking {
    NEW,
    HOT,
    TOP;

    private static final Map<String, Duration> PERIODS = Map.of(
            "hour", Duration.ofHours(1),
            "day", Duration.ofDays(1),
            "week", Duration.ofDays(7),
            "month", Duration.ofDays(30),
            "year", Duration.ofDays(365),
            "all", Duration.ofDays(36_500));

    /** Posts, given newest first, in this order; of those at the top only the ones of a period. */
    List<Post> order(List<Post> newestFirst, String period, Instant now) {
        return switch (this) {
            case NEW -> newestFirst;
            case HOT ->
                newestFirst.stream()
                        .sorted(Comparator.comparingDouble(post -> -heat(post, now)))
                        .toList();
            case TOP -> {
                Instant since = now.minus(PERIODS.getOrDefault(period, Duration.ofDays(1)));
                yield newestFirst.stream()
                        .filter(post -> post.time().isAfter(since))
                        .sorted(Comparator.comparingLong(post -> -post.score(now)))
                        .toList();
            }
        };
    }

    private static double heat(Post post, Instant now) {
        double hours = Duration.between(post.time(), now).toMinutes() / 60.0;
        return post.score(now) / Math.pow(Math.max(0, hours) + 2, 1.5);
    }
}
