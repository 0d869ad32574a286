package io.creatorfleet.task;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * A process of the fleet.
 *
 * @param name unique among running processes and the same after a restart: a newer process of a name takes over the
 *     older one's tasks at once
 * @param lease how long a process may go unseen before its tasks are given to others
 * @param beat how often it shows itself
 * @param grace how long running tasks may go on after SIGTERM
 * @param longestRun after which a run is interrupted; below RabbitMQ's acknowledgement timeout of 30 minutes
 * @param slots tasks it runs at once, for each kind
 */
@Validated
@ConfigurationProperties("fleet.worker")
public record WorkerProperties(
        @NotBlank String name,
        @DefaultValue("15s") Duration lease,
        @DefaultValue("1s") Duration beat,
        @DefaultValue("25s") Duration grace,
        @DefaultValue("20m") Duration longestRun,
        @DefaultValue @Valid Slots slots) {

    /** Consumers, and so tasks at once, by lane. */
    public record Slots(
            @DefaultValue("4") @Min(1) @Max(1000) int interactive,
            @DefaultValue("1") @Min(1) @Max(1000) int background) {}

    /** A beat that is late once must not cost the lease. */
    @AssertTrue(message = "fleet.worker.lease must be at least three times fleet.worker.beat")
    boolean isLeaseLongerThanBeats() {
        return lease.compareTo(beat.multipliedBy(3)) >= 0;
    }
}
