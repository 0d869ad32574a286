package io.creatorfleet.content.history;

import io.creatorfleet.platform.PlatformId;
import jakarta.validation.Valid;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** How long what is kept of each platform stays. */
@Validated
@ConfigurationProperties("fleet.content.retention")
record RetentionProperties(
        @DefaultValue @Valid Terms instagram,
        @DefaultValue @Valid Terms reddit) {

    /**
     * The terms of one platform. Of a history something stays as long as its creator does.
     *
     * @param raw items as they were shown, which nobody could read
     * @param everySnapshot of a history
     * @param dailySnapshots the last of each day; of older ones the last of each week
     */
    record Terms(
            @DefaultValue("30d") Duration raw,
            @DefaultValue("48h") Duration everySnapshot,
            @DefaultValue("90d") Duration dailySnapshots) {}

    Terms of(PlatformId platform) {
        return switch (platform) {
            case INSTAGRAM -> instagram;
            case REDDIT -> reddit;
        };
    }
}
