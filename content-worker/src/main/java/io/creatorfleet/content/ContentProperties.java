package io.creatorfleet.content;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The bounds of a walk, and from where on a reel is viral.
 *
 * @param pageCap pages a walk may read before it stops as incomplete
 * @param viralViews views a viral reel has at least
 * @param viralMultiple how many times the creator's average views it has at least
 */
@Validated
@ConfigurationProperties("fleet.content")
record ContentProperties(
        @DefaultValue("40") @Min(1) int pageCap,
        @DefaultValue("50000") @Min(1) long viralViews,
        @DefaultValue("5") @Min(1) int viralMultiple) {}
