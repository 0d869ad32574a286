package io.creatorfleet.platform.reddit;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How Reddit is reached, and as which application of ours.
 *
 * @param tokenUrl where the access token is asked for, on another host than all else
 * @param userAgent names the application, its version and who answers for it; Reddit throttles whoever does not
 * @param pageSize posts a page
 * @param callsPerMinute how many calls Reddit allows the application, on average over the window
 * @param readTimeout for the whole answer, its body included
 */
@Validated
@ConfigurationProperties("fleet.reddit")
public record RedditProperties(
        @DefaultValue("https://oauth.reddit.com") @NotNull(message = "must be the address of Reddit's API")
        URI baseUrl,

        @DefaultValue("https://www.reddit.com/api/v1/access_token")
        @NotNull(message = "must be the address that Reddit gives access tokens at")
        URI tokenUrl,

        @NotBlank(message = "must be the id of our application")
        String clientId,

        @NotBlank(message = "must be the secret of our application")
        String clientSecret,

        @NotNull(message = USER_AGENT)
        @Pattern(regexp = "[^:\\s]+:[^:\\s]+:[^:\\s]+ \\(by /u/[A-Za-z0-9_-]+\\)", message = USER_AGENT)
        String userAgent,

        @DefaultValue("100")
        @Min(value = 1, message = "must be 1 to 100")
        @Max(value = 100, message = "must be 1 to 100")
        int pageSize,

        @DefaultValue("100") @Min(value = 1, message = "must be at least 1")
        long callsPerMinute,

        @DefaultValue("10m") @NotNull Duration window,
        @DefaultValue("5s") @NotNull Duration connectTimeout,
        @DefaultValue("30s") @NotNull Duration readTimeout) {

    private static final String USER_AGENT = "must be of the form <platform>:<app id>:<version> (by /u/<user>)";

    /** Secrets read from a file tend to end in a line break, which no header may hold. */
    public RedditProperties {
        clientId = clientId == null ? clientId : clientId.strip();
        clientSecret = clientSecret == null ? clientSecret : clientSecret.strip();
    }

    @AssertTrue(
            message =
                    "fleet.reddit.window must be at least a minute, connect-timeout and read-timeout must be positive")
    public boolean isBounded() {
        return window.toMinutes() > 0 && connectTimeout.isPositive() && readTimeout.isPositive();
    }

    /** How many calls the window allows. */
    long callsPerWindow() {
        return callsPerMinute * window.toSeconds() / 60;
    }

    /** Without the secret: what holds a configuration is printed sooner or later. */
    @Override
    public String toString() {
        return "RedditProperties[%s as %s, pages of %d, %d calls a minute]"
                .formatted(baseUrl, clientId, pageSize, callsPerMinute);
    }
}
