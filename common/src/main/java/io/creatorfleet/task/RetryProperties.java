package io.creatorfleet.task;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often and how long failures are tried again, by class of failure. A kind of task may differ in any value of any
 * class: {@code fleet.retry.kinds.media.unavailable.attempts}.
 *
 * @param unavailable for services that do not answer, or answer that they cannot now
 * @param malformed for answers that cannot be understood
 * @param unexpected for all else
 */
@Validated
@SoundRetryLimits
@ConfigurationProperties("fleet.retry")
public record RetryProperties(
        @DefaultValue Setting unavailable,
        @DefaultValue Setting malformed,
        @DefaultValue Setting unexpected,
        @DefaultValue({}) Map<TaskKind, Settings> kinds) {

    private static final Limit PATIENT =
            new Limit(Duration.ofSeconds(1), Duration.ofMinutes(5), 12, Duration.ofHours(6));
    // An answer or a defect that does not go away by itself is shown to a human within minutes, not hours.
    private static final Limit SOON = new Limit(Duration.ofSeconds(2), Duration.ofMinutes(1), 5, Duration.ofHours(1));

    private static final Setting UNSET = new Setting(null, null, null, null);
    private static final Settings ALL_UNSET = new Settings(UNSET, UNSET, UNSET);

    Limit unavailable(TaskKind kind) {
        return own(kind).unavailable().or(unavailable.or(PATIENT));
    }

    Limit malformed(TaskKind kind) {
        return own(kind).malformed().or(malformed.or(SOON));
    }

    Limit unexpected(TaskKind kind) {
        return own(kind).unexpected().or(unexpected.or(SOON));
    }

    private Settings own(TaskKind kind) {
        return kinds.getOrDefault(kind, ALL_UNSET);
    }

    /** The limits in force, each under the name of the property that sets it. */
    Map<String, Limit> named() {
        Map<String, Limit> named = new TreeMap<>(Map.of(
                "fleet.retry.unavailable", unavailable.or(PATIENT),
                "fleet.retry.malformed", malformed.or(SOON),
                "fleet.retry.unexpected", unexpected.or(SOON)));
        for (TaskKind kind : kinds.keySet()) {
            String name = "fleet.retry.kinds." + kind.key();
            named.put(name + ".unavailable", unavailable(kind));
            named.put(name + ".malformed", malformed(kind));
            named.put(name + ".unexpected", unexpected(kind));
        }
        return named;
    }

    /**
     * The limits of one class of failure.
     *
     * @param base bound of the first delay; it doubles with each attempt
     * @param cap bound of any delay the service did not ask for
     * @param attempts failures until the task is dead, the first included
     * @param time run time and delays together until the task is dead
     */
    record Limit(Duration base, Duration cap, int attempts, Duration time) {}

    /** What is set of a {@link Limit}. */
    public record Setting(
            @Nullable Duration base,
            @Nullable Duration cap,
            @Nullable Integer attempts,
            @Nullable Duration time) {

        Limit or(Limit unset) {
            return new Limit(
                    base == null ? unset.base : base,
                    cap == null ? unset.cap : cap,
                    attempts == null ? unset.attempts : attempts,
                    time == null ? unset.time : time);
        }
    }

    /** What is set for one kind. */
    public record Settings(
            @DefaultValue Setting unavailable,
            @DefaultValue Setting malformed,
            @DefaultValue Setting unexpected) {}
}
