package io.creatorfleet.media.purge;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How deletions go about.
 *
 * @param copiesEnd how long a copy that was cancelled may still add an object: the lease of a worker that hangs, the time
 *     the bucket may take for a request, and the moment for which an answer about a claim holds
 */
@Validated
@ConfigurationProperties("fleet.media.purge")
public record PurgeProperties(@DefaultValue("80s") Duration copiesEnd) {}
