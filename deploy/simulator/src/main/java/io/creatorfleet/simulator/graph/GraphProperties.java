package io.creatorfleet.simulator.graph;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who may call the API and how often.
 *
 * @param userId id of the account that discovers others
 * @param token the one token that is accepted
 * @param appSecret with one, every call must carry the proof that its caller knows it
 * @param usagePerCall percent of an hour's calls that one uses up; 0 for no limit
 * @param usageShownFrom percent from which answers carry the usage header
 */
@Validated
@ConfigurationProperties("simulator.graph")
public record GraphProperties(
        @DefaultValue("17841400000000001") @Pattern(regexp = "\\d+")
        String userId,

        @DefaultValue("simulated-token") @NotBlank String token,
        @Nullable String appSecret,
        @DefaultValue("0.4") @PositiveOrZero double usagePerCall,
        @DefaultValue("2") @PositiveOrZero double usageShownFrom) {}
