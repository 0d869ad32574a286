package io.creatorfleet.simulator.looter;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who may call the third party and how often.
 *
 * @param key that every call must carry
 * @param host that every call must name
 * @param callsPerSecond beyond which calls are refused; 0 for no limit
 * @param quota calls that were paid for
 */
@Validated
@ConfigurationProperties("simulator.looter")
public record LooterProperties(
        @DefaultValue("simulated-key") @NotBlank String key,
        @DefaultValue("looter.example") @NotBlank String host,
        @DefaultValue("60") @PositiveOrZero int callsPerSecond,
        @DefaultValue("1000000") @Positive long quota) {}
