package io.creatorfleet.media.copy;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When a copy is given up.
 *
 * @param renewals of a file's link, after which it counts as gone
 */
@Validated
@ConfigurationProperties("fleet.media")
record CopyProperties(@DefaultValue("3") @Min(1) int renewals) {}
