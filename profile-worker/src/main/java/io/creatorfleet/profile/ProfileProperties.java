package io.creatorfleet.profile;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When a creator counts as unavailable: platforms deny accounts that are there, now and then.
 *
 * @param misses so many look-ups in a row have found nobody
 * @param missedFor and the first of them was so long ago
 */
@Validated
@ConfigurationProperties("fleet.profile")
record ProfileProperties(
        @DefaultValue("3") @Min(1) int misses,
        @DefaultValue("6h") @NotNull Duration missedFor) {}
