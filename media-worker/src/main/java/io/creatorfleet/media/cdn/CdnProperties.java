package io.creatorfleet.media.cdn;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What is fetched, and how patiently.
 *
 * @param maxBytes size from which on a file is not copied
 * @param answerTimeout how long a CDN may take until the end of its headers, redirects included
 * @param readTimeout how long a CDN may send nothing
 * @param deadline how long one download may take
 * @param minimumRate bytes a second below which a download is broken off
 * @param minimumRateOver how much waiting for the CDN that rate is measured over
 * @param connections to all CDNs at once, idle ones included
 */
@Validated
@ConfigurationProperties("fleet.media")
public record CdnProperties(
        @DefaultValue("2GB") DataSize maxBytes,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("20s") Duration answerTimeout,
        @DefaultValue("30s") Duration readTimeout,
        @DefaultValue("15m") Duration deadline,
        @DefaultValue("16KB") DataSize minimumRate,
        @DefaultValue("30s") Duration minimumRateOver,
        @DefaultValue("256") @Min(1) int connections) {}
