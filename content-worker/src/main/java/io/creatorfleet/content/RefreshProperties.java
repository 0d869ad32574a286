package io.creatorfleet.content;

import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where a refresh stops before its quota: at a page that holds nothing new.
 *
 * @param recent how old an item may be for a change of its counts to be news
 * @param change from which share of a count on its change is news
 */
@Validated
@ConfigurationProperties("fleet.content.refresh")
record RefreshProperties(
        @DefaultValue("14d") Duration recent,
        @DefaultValue("0.05") @PositiveOrZero double change) {}
