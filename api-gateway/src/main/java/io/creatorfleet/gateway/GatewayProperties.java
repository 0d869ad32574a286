package io.creatorfleet.gateway;

import io.creatorfleet.platform.PlatformId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The gateway.
 *
 * @param publicMediaUrl the address under which stored objects are served; an object's key follows it
 * @param reelsAsked how many reels an added creator is asked for
 * @param postsAsked how many posts an added creator is asked for
 * @param redditPostsAsked how many posts an added community or user of Reddit is asked for
 * @param largestBacklog so many open jobs, from which on additions are refused
 * @param largestBody of a request
 * @param largestBatchBody of a request that adds many creators
 * @param bodyWithin how long the body of a request may take to come
 * @param watchPoll how often watched jobs are looked at, while any is watched
 * @param heartbeat after how long an event stream without events shows that it is alive
 * @param auditWait how long a verification waits for its audit
 */
@Validated
@ConfigurationProperties("fleet.gateway")
public record GatewayProperties(
        @NotNull URI publicMediaUrl,
        @DefaultValue("90") @Min(1) @Max(10_000) int reelsAsked,
        @DefaultValue("30") @Min(1) @Max(10_000) int postsAsked,
        @DefaultValue("100") @Min(1) @Max(10_000) int redditPostsAsked,
        @DefaultValue("100000") @Min(1) int largestBacklog,
        @DefaultValue("64KB") DataSize largestBody,
        @DefaultValue("1MB") DataSize largestBatchBody,
        @DefaultValue("30s") Duration bodyWithin,
        @DefaultValue("250ms") Duration watchPoll,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("30s") Duration auditWait) {

    /** How many reels an added creator of the platform is asked for. */
    public int reelsAsked(PlatformId platform) {
        return switch (platform) {
            case INSTAGRAM -> reelsAsked;
            case REDDIT -> 0; // it has none
        };
    }

    /** How many posts an added creator of the platform is asked for. */
    public int postsAsked(PlatformId platform) {
        return switch (platform) {
            case INSTAGRAM -> postsAsked;
            case REDDIT -> redditPostsAsked;
        };
    }

    /** The public address of a stored object. */
    public String mediaUrl(String objectKey) {
        String base = publicMediaUrl.toString();
        return base.endsWith("/") ? base + objectKey : base + "/" + objectKey;
    }

    /** The same, or null where there is no object. */
    public @Nullable String mediaUrlOrNull(@Nullable String objectKey) {
        return objectKey == null ? null : mediaUrl(objectKey);
    }
}
