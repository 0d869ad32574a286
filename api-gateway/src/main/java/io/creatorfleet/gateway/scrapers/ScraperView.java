package io.creatorfleet.gateway.scrapers;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cycles as clients see them. {@code success}, {@code running} and {@code status} are the predecessor's keys. */
final class ScraperView {

    private ScraperView() {}

    /** @param changed false: it was so before */
    record Changed(boolean success, boolean running, String status, boolean changed) {}

    /**
     * A cycle now.
     *
     * @param status running, stopped, stopping (what is under way ends), or stalled, and then {@code reason} says why
     */
    record Status(
            boolean success,
            boolean running,
            String status,
            String desired,
            @Nullable String reason,
            Instant changedAt,
            long creatorsDue,
            long inProgress,
            long doneThisCycle,
            long callsToday,
            @Nullable Failure lastError) {}

    record Failure(String message, Instant at) {}

    /**
     * How far a cycle is. It is over when nobody waits any more who was due when it began.
     *
     * @param creators how many were due when it began
     */
    record Cycle(
            boolean success,
            boolean running,
            String status,
            long cycle,
            @Nullable Instant startedAt,
            long creators,
            long waiting,
            long inProgress,
            long done,
            long failed) {}

    /**
     * How many calls brought an answer; that nobody has a name is one.
     *
     * @param successRate of today's calls, a fraction; null without calls
     */
    record SuccessRate(
            boolean success,
            long callsToday,
            long failedToday,
            @Nullable BigDecimal successRate,
            List<DayRate> days) {}

    record DayRate(
            LocalDate day,
            long calls,
            long failed,
            @Nullable BigDecimal successRate) {}

    /**
     * What calls cost, in US dollars.
     *
     * @param projectedMonth thirty days like the whole days of the past week, or like today when there is none
     */
    record CostMetrics(
            boolean success,
            long callsToday,
            BigDecimal costToday,
            BigDecimal projectedMonth,
            String currency,
            List<SourceCost> sources) {}

    record SourceCost(String credential, long callsToday, BigDecimal pricePerCall, BigDecimal costToday) {}

    /**
     * What Reddit last said of our calls; null: it has not said anything yet.
     *
     * @param resetSeconds from now until it begins to count anew; 0 when it has begun since
     * @param tokensLeft what our own budget has left
     */
    record RedditApiStats(
            boolean success,
            @Nullable Double used,
            @Nullable Double remaining,
            @Nullable Long resetSeconds,
            @Nullable Instant toldAt,
            @Nullable Double tokensLeft,
            long callsToday) {}
}
