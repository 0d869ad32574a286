package io.creatorfleet.simulator.conditions;

import jakarta.validation.constraints.Positive;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the world starts.
 *
 * @param seed of the dice that faults with a probability are thrown with
 * @param clockStart the simulated time at the start; the real one when not set
 * @param accountsUntil simulated time from which on accounts stay as they are; null: they go on posting
 * @param clockScale simulated seconds in a real one
 */
@Validated
@ConfigurationProperties("simulator.conditions")
public record ConditionsProperties(
        @DefaultValue("1") long seed,
        @Nullable Instant clockStart,
        @Nullable Instant accountsUntil,
        @DefaultValue("1") @Positive double clockScale) {}
