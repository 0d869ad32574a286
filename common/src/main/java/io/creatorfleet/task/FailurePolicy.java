package io.creatorfleet.task;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Decides what follows from a failure: exponential backoff with full jitter, a cap, a budget of attempts and of time;
 * the upstream's own word overrides. Pure but for the random source it is given.
 *
 * <p>Full jitter draws the delay evenly from zero to the exponential bound, which spreads a crowd of retries best (see
 * "Exponential Backoff And Jitter", AWS Architecture Blog, 2015).
 */
public final class FailurePolicy {

    private final RetryProperties limits;
    private final RandomGenerator random;

    public FailurePolicy(RetryProperties limits, RandomGenerator random) {
        this.limits = limits;
        this.random = random;
    }

    /**
     * The verdict on a failed run.
     *
     * @param attempt how many attempts failed before this one
     * @param spent run time and decided delays of this attempt and those before
     */
    public Verdict decide(TaskKind kind, Failure failure, int attempt, Duration spent) {
        return switch (failure) {
            case Failure.Absent absent -> new Verdict.Conclude(absent.message(), Results.NONE);
            case Failure.Throttled throttled -> new Verdict.Snooze(throttled.waitFor(), throttled.message());
            case Failure.Suspended suspended -> new Verdict.Snooze(Duration.ZERO, suspended.message());
            case Failure.Unavailable unavailable ->
                retry(limits.unavailable(kind), unavailable, attempt, spent, unavailable.retryAfter());
            case Failure.Malformed malformed -> retry(limits.malformedOrDefault(), malformed, attempt, spent, null);
            case Failure.Unexpected unexpected -> retry(limits.unexpectedOrDefault(), unexpected, attempt, spent, null);
        };
    }

    private Verdict retry(
            RetryProperties.Limit limit, Failure failure, int attempt, Duration spent, @Nullable Duration told) {
        // A service that answers "again, now" while it fails would burn all attempts within a second.
        Duration delay = told != null && told.isPositive() ? told : jittered(limit, attempt);
        boolean exhausted = attempt + 1 >= limit.attempts() || spent.plus(delay).compareTo(limit.time()) > 0;
        return exhausted ? new Verdict.DeadLetter(failure) : new Verdict.Retry(delay, failure);
    }

    private Duration jittered(RetryProperties.Limit limit, int attempt) {
        // 2^30 of any base is past every cap; the clamp keeps the product from overflowing.
        double bound = limit.base().toMillis() * Math.pow(2, Math.min(attempt, 30));
        long capped = (long) Math.min(bound, (double) limit.cap().toMillis());
        return Duration.ofMillis(random.nextLong(capped + 1));
    }
}
