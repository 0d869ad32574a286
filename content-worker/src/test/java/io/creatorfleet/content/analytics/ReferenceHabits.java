package io.creatorfleet.content.analytics;

import static io.creatorfleet.content.analytics.Exact.keep;
import static io.creatorfleet.content.analytics.Exact.mean;
import static io.creatorfleet.content.analytics.Exact.quotient;

import io.creatorfleet.content.analytics.Sample.Item;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** When and how a creator writes. */
final class ReferenceHabits {

    private static final BigDecimal MICROS_A_DAY = Exact.of(86_400_000_000L);

    private ReferenceHabits() {}

    static Map<String, @Nullable Object> of(List<Item> items, Instant now, ZoneId zone, Map<String, Integer> n) {
        Map<String, @Nullable Object> values = new HashMap<>();
        pace(items, values, n);
        for (String name : List.of(
                "most_active_weekday",
                "most_active_hour",
                "most_active_weekday_in_zone",
                "most_active_hour_in_zone",
                "days_since_last_post")) {
            n.put(name, items.size());
        }
        values.put("most_active_weekday", mode(items, item -> weekday(item, ZoneOffset.UTC)));
        values.put("most_active_hour", mode(items, item -> hour(item, ZoneOffset.UTC)));
        values.put("most_active_weekday_in_zone", mode(items, item -> weekday(item, zone)));
        values.put("most_active_hour_in_zone", mode(items, item -> hour(item, zone)));
        BigDecimal since = items.stream()
                .map(Item::publishedAt)
                .max(Instant::compareTo)
                .map(last -> Exact.of(ChronoUnit.MICROS.between(last, now)))
                .orElse(null);
        values.put("days_since_last_post", keep(quotient(since, MICROS_A_DAY), 2));
        captions(items, values, n);
        return values;
    }

    private static void pace(List<Item> items, Map<String, @Nullable Object> values, Map<String, Integer> n) {
        List<Instant> times = items.stream()
                .filter(item -> !item.pinned())
                .map(Item::publishedAt)
                .sorted()
                .toList();
        List<BigDecimal> intervals = new ArrayList<>();
        for (int i = 1; i < times.size(); i++) {
            intervals.add(Exact.of(ChronoUnit.MICROS.between(times.get(i - 1), times.get(i))));
        }
        BigDecimal weeks = times.isEmpty()
                ? null
                : quotient(
                        Exact.of(ChronoUnit.MICROS.between(times.getFirst(), times.getLast())),
                        MICROS_A_DAY.multiply(Exact.of(7)));
        values.put("posts_per_week", keep(quotient(Exact.of(times.size()), weeks), 6));
        n.put("posts_per_week", times.size());
        BigDecimal spread =
                intervals.isEmpty() ? null : quotient(Exact.deviation(intervals, intervals.size()), mean(intervals));
        values.put(
                "consistency",
                spread == null
                        ? null
                        : keep(
                                BigDecimal.ONE
                                        .subtract(spread)
                                        .max(BigDecimal.ZERO)
                                        .min(BigDecimal.ONE),
                                6));
        n.put("consistency", intervals.size());
    }

    private static void captions(List<Item> items, Map<String, @Nullable Object> values, Map<String, Integer> n) {
        List<ReferenceCaption> captions = items.stream()
                .map(Item::caption)
                .filter(caption -> caption != null && !caption.isEmpty())
                .map(ReferenceCaption::of)
                .toList();
        values.put("avg_caption_length", keep(average(captions, ReferenceCaption::length), 2));
        values.put("avg_hashtags", keep(average(captions, ReferenceCaption::hashtags), 2));
        n.put("avg_caption_length", captions.size());
        n.put("avg_hashtags", captions.size());
    }

    private static @Nullable BigDecimal average(
            List<ReferenceCaption> captions, ToIntFunction<ReferenceCaption> number) {
        return mean(captions.stream()
                .map(caption -> Exact.of(number.applyAsInt(caption)))
                .toList());
    }

    static int weekday(Item item, ZoneId zone) {
        return item.publishedAt().atZone(zone).getDayOfWeek().getValue();
    }

    static int hour(Item item, ZoneId zone) {
        return item.publishedAt().atZone(zone).getHour();
    }

    private static @Nullable Integer mode(List<Item> items, ToIntFunction<Item> number) {
        Map<Integer, Integer> counts = new TreeMap<>();
        items.forEach(item -> counts.merge(number.applyAsInt(item), 1, Integer::sum));
        Integer mode = null;
        int most = 0;
        for (Map.Entry<Integer, Integer> count : counts.entrySet()) {
            if (count.getValue() > most) {
                mode = count.getKey();
                most = count.getValue();
            }
        }
        return mode;
    }
}
