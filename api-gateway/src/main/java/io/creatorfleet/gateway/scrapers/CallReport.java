package io.creatorfleet.gateway.scrapers;

import io.creatorfleet.gateway.scrapers.CallCountStore.Day;
import io.creatorfleet.gateway.scrapers.CallCountStore.Told;
import io.creatorfleet.gateway.scrapers.ScraperView.CostMetrics;
import io.creatorfleet.gateway.scrapers.ScraperView.DayRate;
import io.creatorfleet.gateway.scrapers.ScraperView.RedditApiStats;
import io.creatorfleet.gateway.scrapers.ScraperView.SourceCost;
import io.creatorfleet.gateway.scrapers.ScraperView.SuccessRate;
import io.creatorfleet.platform.PlatformId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the calls of the past week amount to: how many, how many in vain, and what they cost. */
@Component
final class CallReport {

    private static final BigDecimal DAYS_OF_A_MONTH = BigDecimal.valueOf(30);
    private static final int RATE_DIGITS = 6;
    private static final int COST_DIGITS = 4;

    private final CallCountStore store;
    private final ScraperProperties properties;

    CallReport(CallCountStore store, ScraperProperties properties) {
        this.store = store;
        this.properties = properties;
    }

    long callsToday(PlatformId platform) {
        return sum(today(store.week(platform)), Day::calls);
    }

    SuccessRate successRate(PlatformId platform) {
        List<Day> week = store.week(platform);
        List<Day> today = today(week);
        long calls = sum(today, Day::calls);
        long failed = sum(today, Day::failed);
        List<DayRate> days = week.stream()
                .collect(Collectors.groupingBy(Day::day, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(CallReport::rate)
                .toList();
        return new SuccessRate(true, calls, failed, rate(calls, failed), days);
    }

    CostMetrics cost(PlatformId platform) {
        List<Day> week = store.week(platform);
        List<Day> today = today(week);
        List<SourceCost> sources = today.stream()
                .map(day -> new SourceCost(
                        day.credential(), day.calls(), properties.price(day.credential()), rounded(cost(day))))
                .toList();
        BigDecimal costToday = today.stream().map(this::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal month = perDay(week, today).multiply(DAYS_OF_A_MONTH);
        return new CostMetrics(true, sum(today, Day::calls), rounded(costToday), rounded(month), "USD", sources);
    }

    RedditApiStats reddit() {
        Optional<Told> told = store.told(PlatformId.REDDIT);
        return new RedditApiStats(
                true,
                told.map(Told::used).orElse(null),
                told.map(Told::remaining).orElse(null),
                told.map(Told::resetAt).map(CallReport::secondsUntil).orElse(null),
                told.map(Told::toldAt).orElse(null),
                told.map(Told::left).orElse(null),
                callsToday(PlatformId.REDDIT));
    }

    /** Of the days that are over the mean; without one, today as if it went on like this. */
    private BigDecimal perDay(List<Day> week, List<Day> today) {
        List<Day> over = week.stream().filter(day -> !today.contains(day)).toList();
        long days = over.stream().map(Day::day).distinct().count();
        BigDecimal cost = (days > 0 ? over : today).stream().map(this::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal divisor = days > 0
                ? BigDecimal.valueOf(days)
                : BigDecimal.valueOf(
                        today.isEmpty() ? 1 : Math.max(today.getFirst().share(), 1e-4));
        return cost.divide(divisor, COST_DIGITS + 4, RoundingMode.HALF_EVEN);
    }

    private BigDecimal cost(Day day) {
        return properties.price(day.credential()).multiply(BigDecimal.valueOf(day.calls()));
    }

    private static BigDecimal rounded(BigDecimal cost) {
        return cost.setScale(COST_DIGITS, RoundingMode.HALF_EVEN);
    }

    private static DayRate rate(Map.Entry<LocalDate, List<Day>> day) {
        long calls = sum(day.getValue(), Day::calls);
        long failed = sum(day.getValue(), Day::failed);
        return new DayRate(day.getKey(), calls, failed, rate(calls, failed));
    }

    // A call of yesterday may fail today.
    private static @Nullable BigDecimal rate(long calls, long failed) {
        return calls == 0
                ? null
                : BigDecimal.valueOf(Math.max(0, calls - failed))
                        .divide(BigDecimal.valueOf(calls), RATE_DIGITS, RoundingMode.HALF_EVEN);
    }

    private static List<Day> today(List<Day> week) {
        return week.stream().filter(day -> day.share() < 1).toList();
    }

    private static long sum(List<Day> days, ToLongFunction<Day> count) {
        return days.stream().mapToLong(count).sum();
    }

    private static long secondsUntil(Instant instant) {
        return Math.max(0, Duration.between(Instant.now(), instant).toSeconds());
    }
}
