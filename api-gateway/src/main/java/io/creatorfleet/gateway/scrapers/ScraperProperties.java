package io.creatorfleet.gateway.scrapers;

import io.creatorfleet.platform.PlatformId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The cycles.
 *
 * @param prices what a call costs, in US dollars, by the beginning of its credential's name; others cost nothing
 */
@Validated
@ConfigurationProperties("fleet.scrapers")
record ScraperProperties(
        @NotNull @Valid Cycle instagram,
        @NotNull @Valid Cycle reddit,
        @DefaultValue Map<String, BigDecimal> prices) {

    /**
     * How often a platform's creators are read again, and how much of them.
     *
     * @param floor the shortest interval, for the most active
     * @param ceiling the longest, for the quiet
     * @param share of the mean time between a creator's items that passes before he is read again
     * @param jitter by how much of itself an interval is longer or shorter at random: who was added together does not
     *     stay together
     * @param inProgress how many creators are read at once
     * @param reels how many reels a refresh reads at most
     * @param posts how many posts a refresh reads at most
     */
    record Cycle(
            @DefaultValue("1h") Duration floor,
            @DefaultValue("24h") Duration ceiling,

            @DefaultValue("0.5") @DecimalMin(value = "0", inclusive = false)
            double share,

            @DefaultValue("0.1") @DecimalMin("0") @DecimalMax("0.5")
            double jitter,

            @DefaultValue("50") @Min(1) @Max(10_000) int inProgress,
            @DefaultValue("30") @Min(0) @Max(10_000) int reels,
            @DefaultValue("10") @Min(0) @Max(10_000) int posts) {

        @AssertTrue(message = "floor must be positive and no longer than ceiling")
        boolean isOrdered() {
            return floor.isPositive() && floor.compareTo(ceiling) <= 0;
        }
    }

    Cycle of(PlatformId platform) {
        return switch (platform) {
            case INSTAGRAM -> instagram;
            case REDDIT -> reddit;
        };
    }

    /** What a call of the credential costs, in US dollars. */
    BigDecimal price(String credential) {
        return prices.entrySet().stream()
                .filter(price -> credential.startsWith(price.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }
}
