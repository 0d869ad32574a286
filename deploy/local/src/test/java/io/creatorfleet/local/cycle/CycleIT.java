package io.creatorfleet.local.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The short run; the long one is {@code deploy/fleet cycle}. */
class CycleIT {

    @Test
    void readsEveryoneOnceWithinTheBudgetThroughAStopOfItselfAndOneOfTheFleet() {
        CycleSettings settings = new CycleSettings(30, 10, 100, Duration.ofMinutes(5));
        List<String> progress = Collections.synchronizedList(new ArrayList<>());

        CycleReport report = CycleCommand.run(settings, Path.of("..", ".."), Path.of("target", "cycle"), progress::add);

        assertThat(report.holds())
                .as("%s%n%s", String.join("\n", progress), String.join("\n", report.lines()))
                .isTrue();
    }
}
