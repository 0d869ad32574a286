package io.creatorfleet.gateway.sweeps;

import io.creatorfleet.platform.PlatformId;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When the sweeps are opened that find what a platform has taken down, and when creators that are gone are deleted.
 *
 * @param look how often each gateway looks whether there is something to open
 * @param interval between two sweeps of a platform, at least
 * @param after how long an item may go unseen before it is asked for
 * @param purgeUnavailableAfter how long a creator may be unavailable before he is deleted; a platform without: for ever
 */
@Validated
@ConfigurationProperties("fleet.sweep")
record SweepProperties(
        @DefaultValue("1m") Duration look,
        @DefaultValue("1h") Duration interval,
        @DefaultValue("24h") Duration after,
        @DefaultValue({}) Map<PlatformId, Duration> purgeUnavailableAfter) {}
