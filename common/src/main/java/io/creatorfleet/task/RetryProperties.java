package io.creatorfleet.task;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often and how long failures are tried again.
 *
 * @param unavailable for services that do not answer, where no kind of its own is set in {@code kinds}
 * @param kinds overrides of {@code unavailable} by kind
 */
@Validated
@ConfigurationProperties("fleet.retry")
public record RetryProperties(
        @DefaultValue @Valid Limit unavailable,
        @DefaultValue({}) Map<TaskKind, @Valid Limit> kinds,
        @Valid @Nullable Limit malformed,
        @Valid @Nullable Limit unexpected) {

    // An answer or a defect that does not go away by itself is shown to a human within minutes, not hours.
    private static final Limit SOON = new Limit(Duration.ofSeconds(2), Duration.ofMinutes(1), 5, Duration.ofHours(1));

    Limit malformedOrDefault() {
        return malformed == null ? SOON : malformed;
    }

    Limit unexpectedOrDefault() {
        return unexpected == null ? SOON : unexpected;
    }

    Limit unavailable(TaskKind kind) {
        return kinds.getOrDefault(kind, unavailable);
    }

    /**
     * The limits of one class of failure.
     *
     * @param base bound of the first delay
     * @param cap bound of any delay the upstream did not ask for
     * @param attempts failures until the task is dead, the first included
     * @param time run time and delays together until the task is dead
     */
    public record Limit(
            @DefaultValue("1s") @NotNull Duration base,
            @DefaultValue("5m") @NotNull Duration cap,
            @DefaultValue("12") @Min(1) int attempts,
            @DefaultValue("6h") @NotNull Duration time) {}
}
