package io.creatorfleet.task;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How tasks go from the ledger to RabbitMQ.
 *
 * @param window how many tasks of one queue row are QUEUED at most; about twice the slots of all its workers
 * @param poll how long a dispatcher waits at most before it looks again
 * @param rest how long a dispatcher waits at least before it looks again, however many commits wake it
 * @param confirmWithin how long RabbitMQ may take to confirm a message before its task is READY again
 * @param lostAfter the age from which a QUEUED task may be found lost; doubles with each time it was
 */
@Validated
@ConfigurationProperties("fleet.dispatch")
public record DispatchProperties(
        @DefaultValue("200") @Min(1) int window,
        @DefaultValue("500ms") Duration poll,
        @DefaultValue("50ms") Duration rest,
        @DefaultValue("5s") Duration confirmWithin,
        @DefaultValue("60s") Duration lostAfter) {}
