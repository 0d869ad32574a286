package io.creatorfleet.content;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The sweeps that find what its platform has taken down.
 *
 * @param after how long an item may go unseen before it is asked for
 */
@Validated
@ConfigurationProperties("fleet.sweep")
record SweepProperties(@DefaultValue("24h") Duration after) {}
