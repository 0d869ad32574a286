package io.creatorfleet.content.history;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How fast histories are thinned.
 *
 * @param every how often a step is made
 * @param items whose histories a step goes through
 */
@Validated
@ConfigurationProperties("fleet.content.thinning")
record ThinningProperties(
        @DefaultValue("30s") Duration every,
        @DefaultValue("1000") @Min(1) @Max(100_000) int items) {}
