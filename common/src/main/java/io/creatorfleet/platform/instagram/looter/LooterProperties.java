package io.creatorfleet.platform.instagram.looter;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the third party is reached. What a call costs is a setting of those who reckon it.
 *
 * @param host the name by which the gateway in front of it knows it; that of the address when it is not given
 * @param pageSize items a page
 * @param callsPerSecond how many calls it allows
 * @param repetitions how often an empty page is asked for again before it is believed
 * @param readTimeout for the whole answer, its body included
 */
@Validated
@ConfigurationProperties("fleet.instagram.looter")
public record LooterProperties(
        @NotNull(message = "must be the address of the third party")
        URI baseUrl,

        @NotBlank(message = "must be our key for the third party")
        String key,

        @Nullable String host,

        @DefaultValue("12") @Min(value = 1, message = "must be 1 to 50") @Max(value = 50, message = "must be 1 to 50")
        int pageSize,

        @DefaultValue("60") @Min(value = 2, message = "must be at least 2")
        long callsPerSecond,

        @DefaultValue("2") @Min(value = 0, message = "must not be negative")
        int repetitions,

        @DefaultValue("5s") @NotNull Duration connectTimeout,
        @DefaultValue("60s") @NotNull Duration readTimeout) {

    /** Secrets read from a file tend to end in a line break, which no header may hold. */
    public LooterProperties {
        key = key == null ? key : key.strip();
    }

    String hostName() {
        return host == null || host.isBlank() ? baseUrl.getHost() : host.strip();
    }

    /** Without the secret: what holds a configuration is printed sooner or later. */
    @Override
    public String toString() {
        return "LooterProperties[%s, pages of %d, %d calls a second]".formatted(baseUrl, pageSize, callsPerSecond);
    }
}
