package io.creatorfleet.task;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Decides what follows from a failure: exponential backoff with full jitter, a cap, a budget of attempts and of time.
 * Pure but for the random source it is given.
 *
 * <p>Full jitter draws the delay evenly from zero to the exponential bound, which spreads a crowd of retries best (see
 * "Exponential Backoff And Jitter", AWS Architecture Blog, 2015).
 *
 * <p>A delay that the service itself asks for is never cut short. One that ends after the time budget makes the task
 * dead at once: it could only be tried before it may be, and a human should hear of it now rather than then. A delay of
 * our own is cut to what is left of the budget, so that no draw of lots decides which attempt is the last.
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
     * @param spent run time and decided delays of this attempt and those before; time that a task waits longer than was
     *     decided, under a pause or behind others, is not in it
     */
    public Verdict decide(TaskKind kind, Failure failure, int attempt, Duration spent) {
        return switch (failure) {
            case Failure.Absent absent -> new Verdict.Conclude(absent.message(), Results.NONE);
            case Failure.Throttled throttled -> new Verdict.Snooze(throttled.waitFor(), throttled);
            case Failure.Suspended suspended -> new Verdict.Snooze(Duration.ZERO, suspended);
            case Failure.Crashed crashed -> new Verdict.DeadLetter(crashed);
            case Failure.Unavailable unavailable ->
                retry(limits.unavailable(kind), unavailable, attempt, spent, unavailable.retryAfter());
            case Failure.Malformed malformed -> retry(limits.malformed(kind), malformed, attempt, spent, null);
            case Failure.Unexpected unexpected -> retry(limits.unexpected(kind), unexpected, attempt, spent, null);
        };
    }

    private Verdict retry(
            RetryProperties.Limit limit, Failure failure, int attempt, Duration spent, @Nullable Duration told) {
        Duration left = limit.time().minus(spent);
        if (attempt >= limit.attempts() - 1 || !left.isPositive()) {
            return new Verdict.DeadLetter(failure);
        }
        if (told != null && told.compareTo(left) > 0) {
            return new Verdict.DeadLetter(tooLate(failure, told, left));
        }
        // No earlier than told, and no earlier than we would: a service that answers "again, now" while it fails would
        // burn all attempts within a second.
        Duration own = jittered(limit, attempt);
        Duration delay = told != null && told.compareTo(own) > 0 ? told : own;
        return new Verdict.Retry(delay.compareTo(left) < 0 ? delay : left, failure);
    }

    private static Failure tooLate(Failure failure, Duration told, Duration left) {
        String message = "%s; it asks to wait %d s, and %d s of the time to try again are left"
                .formatted(failure.message(), told.toSeconds(), left.toSeconds());
        return new Failure.Unavailable(message, told);
    }

    private Duration jittered(RetryProperties.Limit limit, int attempt) {
        // In floating point a bound too large for any type is infinite, and above every cap.
        double bound = Math.min(seconds(limit.base()) * Math.pow(2, attempt), seconds(limit.cap()));
        return Duration.ofMillis((long) (bound * 1000 * random.nextDouble()));
    }

    private static double seconds(Duration duration) {
        return duration.toSeconds() + duration.toNanosPart() / 1e9;
    }
}
