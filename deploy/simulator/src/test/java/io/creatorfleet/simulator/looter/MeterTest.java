package io.creatorfleet.simulator.looter;

import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.simulator.conditions.ConditionsProperties;
import io.creatorfleet.simulator.conditions.SimulatedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MeterTest {

    private final SimulatedClock clock =
            new SimulatedClock(new ConditionsProperties(1, Instant.parse("2026-03-01T12:00:00Z"), null, 1e-9));

    @Test
    void letsSoManyCallsThroughInASecond() {
        Meter meter = new Meter(clock, new LooterProperties("key", "host", 60, 1000));
        assertThat(IntStream.range(0, 60)).allMatch(n -> meter.call());
        assertThat(meter.call()).isFalse();
        clock.advance(Duration.ofSeconds(1));
        assertThat(meter.call()).isTrue();
        assertThat(meter.remaining()).isEqualTo(938);
    }

    @Test
    void letsNoneThroughThatWasNotPaidFor() {
        Meter meter = new Meter(clock, new LooterProperties("key", "host", 0, 2));
        assertThat(meter.call()).isTrue();
        assertThat(meter.call()).isTrue();
        assertThat(meter.call()).isFalse();
        assertThat(meter.remaining()).isZero();
    }
}
