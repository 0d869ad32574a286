package io.creatorfleet.gateway.operations;

import io.creatorfleet.task.TaskKind;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many workers are recommended.
 *
 * @param objective within which a backlog is to be gone
 * @param objectives of kinds that have another one
 * @param least so many workers of a kind, when nothing waits
 * @param most so many workers of a kind: what the hosts hold
 */
@Validated
@ConfigurationProperties("fleet.scaling")
record ScalingProperties(
        @DefaultValue("15m") Duration objective,
        @DefaultValue({}) Map<TaskKind, Duration> objectives,
        @DefaultValue("1") @Min(0) int least,
        @DefaultValue("16") @Min(1) int most) {

    Duration objective(TaskKind kind) {
        return objectives.getOrDefault(kind, objective);
    }

    @AssertTrue(message = "fleet.scaling.objective and each of fleet.scaling.objectives must be longer than nothing")
    boolean isObjectivePositive() {
        return objective.isPositive() && objectives.values().stream().allMatch(Duration::isPositive);
    }

    @AssertTrue(message = "fleet.scaling.most must be no less than fleet.scaling.least")
    boolean isMostNoLessThanLeast() {
        return most >= least;
    }
}
