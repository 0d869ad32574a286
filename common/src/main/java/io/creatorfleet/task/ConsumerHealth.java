package io.creatorfleet.task;

import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether this process takes the tasks it should, as a part of its readiness. */
final class ConsumerHealth implements HealthIndicator {

    private final ConsumerWatch watch;

    ConsumerHealth(ConsumerWatch watch) {
        this.watch = watch;
    }

    @Override
    public Health health() {
        List<String> reasons = watch.reasons();
        return reasons.isEmpty()
                ? Health.up().build()
                : Health.down().withDetail("reasons", reasons).build();
    }
}
