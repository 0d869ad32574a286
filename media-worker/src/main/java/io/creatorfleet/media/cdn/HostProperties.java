package io.creatorfleet.media.cdn;

import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much of a worker the CDNs' hosts get.
 *
 * @param perHost files at once from a host that serves them well; below the slots of either lane, so that a host that
 *     hangs never has them all
 * @param inAll files at once from all hosts together
 * @param rate bytes a second from one host; null: as many as come
 */
@Validated
@ConfigurationProperties("fleet.media")
record HostProperties(
        @DefaultValue("16") @Min(1) int perHost,
        @DefaultValue("72") @Min(1) int inAll,
        @Nullable DataSize rate) {}
