package io.creatorfleet.simulator.reddit;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who may call Reddit's API and how often.
 *
 * @param clientId of the one application there is
 * @param tokenLife how long a token is good for
 * @param callsPerWindow calls in ten minutes; 0 for no limit, which is then shown as 1000
 * @param depth posts after which a listing ends
 */
@Validated
@ConfigurationProperties("simulator.reddit")
public record RedditProperties(
        @DefaultValue("simulated-client") @NotBlank String clientId,
        @DefaultValue("simulated-secret") @NotBlank String clientSecret,
        @DefaultValue("86400s") Duration tokenLife,
        @DefaultValue("1000") @PositiveOrZero int callsPerWindow,
        @DefaultValue("1000") @Positive @Max(10_000) int depth) {

    @AssertTrue(message = "token-life must be at least a second")
    boolean isTokenOfUse() {
        return tokenLife.toSeconds() >= 1;
    }
}
