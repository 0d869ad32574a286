package io.creatorfleet.content.analytics;

import jakarta.validation.constraints.Min;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * From where on an item is viral, and whose clock habits are also told by.
 *
 * @param viralViews views a viral reel has at least
 * @param viralMultiple how many times the average of the creator's items of its kind a viral item has at least
 * @param zone a zone by its name, such as {@code Europe/Berlin}: offsets mean the reverse in PostgreSQL
 */
@Validated
@ConfigurationProperties("fleet.analytics")
record AnalyticsProperties(
        @DefaultValue("50000") @Min(1) long viralViews,
        @DefaultValue("5") @Min(1) int viralMultiple,
        @DefaultValue("UTC") ZoneId zone) {

    AnalyticsProperties {
        if (!ZoneId.getAvailableZoneIds().contains(zone.getId())) {
            throw new IllegalArgumentException(
                    "fleet.analytics.zone must be the name of a time zone, such as Europe/Berlin; it is \"%s\"."
                            .formatted(zone));
        }
    }
}
