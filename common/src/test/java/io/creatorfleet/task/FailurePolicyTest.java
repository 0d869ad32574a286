package io.creatorfleet.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.task.RetryProperties.Setting;
import io.creatorfleet.task.RetryProperties.Settings;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FailurePolicyTest {

    private static final Setting UNSET = new Setting(null, null, null, null);
    private static final RetryProperties LIMITS = new RetryProperties(
            setting(Duration.ofSeconds(1), Duration.ofMinutes(1), 10, Duration.ofHours(1)),
            UNSET,
            UNSET,
            Map.of(
                    TaskKind.MEDIA,
                    new Settings(
                            setting(Duration.ofSeconds(1), Duration.ofHours(9), 50, Duration.ofHours(90)),
                            setting(Duration.ofSeconds(1), Duration.ofMinutes(1), 2, Duration.ofHours(1)),
                            UNSET)));
    private static final Duration EVER = Duration.ofSeconds(Long.MAX_VALUE);
    private static final FailurePolicy POLICY = new FailurePolicy(LIMITS, new Random(1));

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
                Arguments.of(new Failure.Crashed("exit status 3"), 0, Duration.ZERO, Verdict.DeadLetter.class),
                Arguments.of(away, 0, Duration.ZERO, Verdict.Retry.class),
                Arguments.of(away, 8, Duration.ZERO, Verdict.Retry.class),
                Arguments.of(away, 9, Duration.ZERO, Verdict.DeadLetter.class),
                Arguments.of(away, 0, Duration.ofMinutes(61), Verdict.DeadLetter.class),
                Arguments.of(away, 0, Duration.ofHours(1), Verdict.DeadLetter.class),
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

    /** Failed attempts before, the draw between 0 and 1, time spent, the service's word; the delay. */
    @ParameterizedTest
    @CsvSource({
        "0,          0.5,   PT0S,     ,      PT0.5S",
        "0,          0,     PT0S,     ,      PT0S",
        "3,          0.75,  PT0S,     ,      PT6S",
        "8,          0.5,   PT0S,     ,      PT30S",
        "0,          0.5,   PT0S,     PT17M, PT17M",
        "8,          0.5,   PT0S,     PT7S,  PT30S", // later than it asks for, as it fails for the ninth time
        "8,          0.5,   PT0S,     PT0S,  PT30S",
        "0,          0.5,   PT0S,     PT1H,  PT1H",
        "8,          0.5,   PT3590S,  ,      PT10S", // what is left of the time
        "8,          0.5,   PT3590S,  PT10S, PT10S",
    })
    void delaysByDrawBudgetAndTheServicesWord(
            int attempt, double draw, Duration spent, @Nullable Duration told, Duration delay) {
        Failure failure = unavailable(told);
        assertThat(drawing(draw).decide(TaskKind.PROFILE, failure, attempt, spent))
                .isEqualTo(new Verdict.Retry(delay, failure));
    }

    @Test
    void buriesAtOnceWhatTheServiceWantsToSeeAgainAfterItsTime() {
        Verdict verdict = POLICY.decide(TaskKind.PROFILE, unavailable(Duration.ofHours(1)), 0, Duration.ofMinutes(20));

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.DeadLetter.class,
                        dead -> assertThat(dead.failure().message())
                                .isEqualTo(
                                        "503; it asks to wait 3600 s, and 2400 s of the time to try again are left"));
    }

    @Test
    void waitsForTokensAndPausesHoweverLong() {
        assertThat(POLICY.decide(TaskKind.PROFILE, throttled(), 0, Duration.ZERO))
                .isEqualTo(new Verdict.Snooze(
                        Duration.ofSeconds(40), new Failure.Throttled("no tokens", Duration.ofSeconds(40))));
        assertThat(POLICY.decide(TaskKind.PROFILE, new Failure.Throttled("no tokens", EVER), 99, EVER))
                .isEqualTo(new Verdict.Snooze(EVER, new Failure.Throttled("no tokens", EVER)));
    }

    @Test
    void answersEachKindByItsOwnLimits() {
        Failure malformed = new Failure.Malformed("no id in the answer");
        assertThat(POLICY.decide(TaskKind.MEDIA, malformed, 1, Duration.ZERO)).isInstanceOf(Verdict.DeadLetter.class);
        assertThat(POLICY.decide(TaskKind.AUDIT, malformed, 1, Duration.ZERO)).isInstanceOf(Verdict.Retry.class);
        assertThat(POLICY.decide(TaskKind.MEDIA, unavailable(null), 40, Duration.ofHours(80)))
                .isInstanceOf(Verdict.Retry.class);
    }

    @Test
    void survivesTheLargestValuesThereAre() {
        Setting endless = setting(EVER, EVER, Integer.MAX_VALUE, EVER);
        RetryProperties limits = new RetryProperties(endless, endless, endless, Map.of());
        FailurePolicy most = new FailurePolicy(limits, () -> -1L);

        for (int attempt : new int[] {0, 1, 31, 63, 64, 1023, 1024, Integer.MAX_VALUE - 2}) {
            assertThat(most.decide(TaskKind.MEDIA, unavailable(null), attempt, Duration.ZERO))
                    .isInstanceOfSatisfying(
                            Verdict.Retry.class,
                            retry -> assertThat(retry.delay()).isGreaterThan(Duration.ofDays(1_000_000)));
        }
        assertThat(most.decide(TaskKind.MEDIA, unavailable(EVER), 0, Duration.ZERO))
                .isEqualTo(new Verdict.Retry(EVER, unavailable(EVER)));
        assertThat(most.decide(TaskKind.MEDIA, unavailable(EVER), 0, Duration.ofNanos(1)))
                .isInstanceOf(Verdict.DeadLetter.class);
        assertThat(most.decide(TaskKind.MEDIA, unavailable(null), Integer.MAX_VALUE, EVER))
                .isInstanceOf(Verdict.DeadLetter.class);
        assertThat(POLICY.decide(TaskKind.PROFILE, unavailable(EVER), 0, EVER)).isInstanceOf(Verdict.DeadLetter.class);
    }

    /** One that draws the same lot each time. */
    private static FailurePolicy drawing(double draw) {
        // A double is drawn from the upper 53 of 64 bits.
        return new FailurePolicy(LIMITS, () -> (long) (draw * (1L << 53)) << 11);
    }

    private static Setting setting(Duration base, Duration cap, int attempts, Duration time) {
        return new Setting(base, cap, attempts, time);
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
