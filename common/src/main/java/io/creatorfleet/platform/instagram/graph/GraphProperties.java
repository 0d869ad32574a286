package io.creatorfleet.platform.instagram.graph;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the Graph API is reached, and with which account of ours.
 *
 * @param userId our own Instagram account, through which others are seen
 * @param appSecret proves each call to be ours; needed when the app demands it
 * @param pageSize items a page; asked for fewer when the platform finds it too much
 * @param callsPerHour how many calls the platform allows the credential in any hour
 * @param window in which no more calls are made than its share of the hour's: a shorter one spreads them more evenly
 * @param readTimeout for the whole answer, its body included
 */
@Validated
@ConfigurationProperties("fleet.instagram.graph")
public record GraphProperties(
        @DefaultValue("https://graph.facebook.com") @NotNull(message = "must be the address of the Graph API")
        URI baseUrl,

        @DefaultValue("v26.0") @Pattern(regexp = "v\\d+\\.\\d+", message = "must be a version such as v26.0")
        String version,

        @NotNull(message = "must be the id of our own Instagram account, digits only")
        @Pattern(regexp = "\\d+", message = "must be the id of our own Instagram account, digits only")
        String userId,

        @NotBlank(message = "must be the access token of our own Instagram account")
        String token,

        @Nullable String appSecret,

        @DefaultValue("50")
        @Min(value = 1, message = "must be 1 to 100")
        @Max(value = 100, message = "must be 1 to 100")
        int pageSize,

        @DefaultValue("200") @Min(value = 2, message = "must be at least 2")
        long callsPerHour,

        @DefaultValue("1h") @NotNull Duration window,

        @DefaultValue("5s") @NotNull Duration connectTimeout,
        @DefaultValue("60s") @NotNull Duration readTimeout) {

    /** Secrets read from a file tend to end in a line break, which no header may hold. */
    public GraphProperties {
        token = token == null ? token : token.strip();
        appSecret = appSecret == null || appSecret.isBlank() ? null : appSecret.strip();
    }

    @AssertTrue(message = "fleet.instagram.graph.window must be at most 1h and hold at least 2 calls")
    public boolean isWideEnough() {
        return window.compareTo(Duration.ofHours(1)) <= 0 && callsPerWindow() >= 2;
    }

    long callsPerWindow() {
        return window.isPositive()
                ? callsPerHour * window.toMillis() / Duration.ofHours(1).toMillis()
                : 0;
    }

    @AssertTrue(message = "fleet.instagram.graph.connect-timeout and read-timeout must be positive")
    public boolean isBounded() {
        return connectTimeout.isPositive() && readTimeout.isPositive();
    }

    /** Without the secrets: what holds a configuration is printed sooner or later. */
    @Override
    public String toString() {
        return "GraphProperties[%s/%s/%s, pages of %d, %d calls an hour]"
                .formatted(baseUrl, version, userId, pageSize, callsPerHour);
    }
}
