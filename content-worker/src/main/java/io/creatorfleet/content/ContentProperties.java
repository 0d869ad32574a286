package io.creatorfleet.content;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The bounds of a walk.
 *
 * @param pageCap pages a walk may read before it stops as incomplete
 */
@Validated
@ConfigurationProperties("fleet.content")
record ContentProperties(@DefaultValue("40") @Min(1) int pageCap) {}
