package io.creatorfleet.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoopTest {

    private static final Duration REST = Duration.ofMillis(200);

    private final List<Long> steps = new CopyOnWriteArrayList<>();
    private final Loop loop = new Loop("tested loop", Duration.ofHours(1), REST, 0, this::step);

    @AfterEach
    void stop() {
        loop.stop();
    }

    @Test
    void makesOneStepForAllWakesOfItsRest() {
        loop.start();
        await().until(() -> steps.size() == 1);

        IntStream.range(0, 50).forEach(wake -> loop.wake());

        await().until(() -> steps.size() == 2);
        assertThat(steps.get(1) - steps.get(0)).isGreaterThanOrEqualTo(REST.toNanos());
        await().during(REST.multipliedBy(2)).until(() -> steps.size() == 2);
    }

    @Test
    void stepsAtOnceWhenItHasRested() {
        loop.start();
        await().until(() -> steps.size() == 1);
        await().during(REST.multipliedBy(2)).until(() -> steps.size() == 1);

        long woken = System.nanoTime();
        loop.wake();

        await().pollInterval(Duration.ofMillis(1)).until(() -> steps.size() == 2);
        assertThat(steps.get(1) - woken).isLessThan(REST.toNanos());
    }

    private Duration step() {
        steps.add(System.nanoTime());
        return Duration.ofHours(1);
    }
}
