package io.creatorfleet.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.task.RetryProperties.Limit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailurePolicyTest {

    private static final Limit LIMIT = new Limit(Duration.ofSeconds(1), Duration.ofMinutes(1), 10, Duration.ofHours(1));
    private static final Limit PATIENT =
            new Limit(Duration.ofSeconds(1), Duration.ofHours(9), 50, Duration.ofHours(90));
    private static final FailurePolicy POLICY =
            new FailurePolicy(new RetryProperties(LIMIT, Map.of(TaskKind.MEDIA, PATIENT), null, null), new Random(1));

    /** Failure, failed attempts before it, time spent; the verdict's type. */
    static Stream<Arguments> decisions() {
        Failure away = unavailable(null);
        Failure malformed = new Failure.Malformed("no id in the answer");
        Failure defect = new Failure.Unexpected("index 3 of 3");
        return Stream.of(
                Arguments.of(new Failure.Absent("no such user"), 0, Duration.ZERO, Verdict.Conclude.class),
                Arguments.of(new Failure.Absent("no such user"), 99, Duration.ofDays(9), Verdict.Conclude.class),
                Arguments.of(throttled(), 0, Duration.ZERO, Verdict.Snooze.class),
                Arguments.of(throttled(), 99, Duration.ofDays(9), Verdict.Snooze.class),
                Arguments.of(new Failure.Suspended("token refused"), 99, Duration.ofDays(9), Verdict.Snooze.class),
                Arguments.of(away, 0, Duration.ZERO, Verdict.Retry.class),
                Arguments.of(away, 8, Duration.ZERO, Verdict.Retry.class),
                Arguments.of(away, 9, Duration.ZERO, Verdict.DeadLetter.class),
                Arguments.of(away, 0, Duration.ofMinutes(61), Verdict.DeadLetter.class),
                Arguments.of(unavailable(Duration.ofHours(2)), 0, Duration.ZERO, Verdict.DeadLetter.class),
                Arguments.of(malformed, 3, Duration.ZERO, Verdict.Retry.class),
                Arguments.of(malformed, 4, Duration.ZERO, Verdict.DeadLetter.class),
                Arguments.of(defect, 3, Duration.ZERO, Verdict.Retry.class),
                Arguments.of(defect, 4, Duration.ZERO, Verdict.DeadLetter.class));
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void decidesByClassAttemptsAndTime(Failure failure, int attempt, Duration spent, Class<? extends Verdict> verdict) {
        assertThat(POLICY.decide(TaskKind.PROFILE, failure, attempt, spent)).isInstanceOf(verdict);
    }

    @Test
    void drawsTheDelayEvenlyUpToABoundThatDoublesUpToTheCap() {
        for (int attempt = 0; attempt < 9; attempt++) {
            Duration bound = Duration.ofSeconds(Math.min(60, 1L << attempt));
            List<Double> delays = delays(TaskKind.PROFILE, attempt);
            assertThat(delays).allMatch(delay -> delay >= 0 && delay <= bound.toMillis());
            assertThat(delays.stream()
                            .mapToDouble(Double::doubleValue)
                            .average()
                            .orElseThrow())
                    .isBetween(bound.toMillis() * 0.45, bound.toMillis() * 0.55);
        }
    }

    @Test
    void keepsToTheCapHoweverOftenItFailed() {
        assertThat(delays(TaskKind.MEDIA, 48))
                .allMatch(delay -> delay <= Duration.ofHours(9).toMillis());
    }

    @Test
    void doesAsTheServiceSays() {
        assertThat(POLICY.decide(TaskKind.PROFILE, unavailable(Duration.ofMinutes(17)), 0, Duration.ZERO))
                .isEqualTo(new Verdict.Retry(Duration.ofMinutes(17), unavailable(Duration.ofMinutes(17))));
        assertThat(POLICY.decide(TaskKind.PROFILE, throttled(), 0, Duration.ZERO))
                .isEqualTo(new Verdict.Snooze(Duration.ofSeconds(40), "no tokens"));
    }

    @Test
    void doesNotBurnItsAttemptsOnAServiceThatSaysNow() {
        assertThat(IntStream.range(0, 100)
                        .mapToObj(
                                number -> POLICY.decide(TaskKind.PROFILE, unavailable(Duration.ZERO), 5, Duration.ZERO))
                        .map(verdict -> ((Verdict.Retry) verdict).delay())
                        .filter(Duration::isPositive))
                .hasSizeGreaterThan(90);
    }

    private static List<Double> delays(TaskKind kind, int attempt) {
        return IntStream.range(0, 4000)
                .mapToObj(number -> POLICY.decide(kind, unavailable(null), attempt, Duration.ZERO))
                .map(verdict -> (double) ((Verdict.Retry) verdict).delay().toMillis())
                .toList();
    }

    private static Failure throttled() {
        return new Failure.Throttled("no tokens", Duration.ofSeconds(40));
    }

    private static Failure unavailable(@Nullable Duration retryAfter) {
        return new Failure.Unavailable("503", retryAfter);
    }
}
