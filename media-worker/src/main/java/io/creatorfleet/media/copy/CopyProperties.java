package io.creatorfleet.media.copy;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When a copy is given up.
 *
 * @param renewals that a file has asked for, after which it counts as gone
 * @param reopenings of a file that breaks off on its way, after which the run fails and another goes on
 */
@Validated
@ConfigurationProperties("fleet.media")
record CopyProperties(
        @DefaultValue("3") @Min(1) int renewals,
        @DefaultValue("5") @Min(0) int reopenings) {}
