package io.creatorfleet.media.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How audits look, and what their repairs leave alone.
 *
 * @param rehashBytes how much of an audit's sound objects is read again, by chance
 * @param orphanAfter the age below which an object without a row is not touched
 * @param danglingAfter the age from which an upload that nobody ended is called dangling: longer than any file takes
 */
@Validated
@ConfigurationProperties("fleet.media.audit")
record AuditProperties(
        @DefaultValue("32MB") DataSize rehashBytes,
        @DefaultValue("1h") Duration orphanAfter,
        @DefaultValue("24h") Duration danglingAfter) {}
