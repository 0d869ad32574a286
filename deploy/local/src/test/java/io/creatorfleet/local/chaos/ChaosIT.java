package io.creatorfleet.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The short run; the long one is for an afternoon: {@code deploy/fleet chaos --creators 50 --faults 500}. */
class ChaosIT {

    @Test
    void losesNothingAndSaysNothingWrongWhileNearlyEverythingFails() {
        ChaosSettings settings = new ChaosSettings(5, 30, 3, Duration.ofSeconds(1), Duration.ofMinutes(3));
        List<String> progress = Collections.synchronizedList(new ArrayList<>());

        ChaosReport report = ChaosCommand.run(settings, Path.of("..", ".."), Path.of("target", "chaos"), progress::add);

        assertThat(report.holds())
                .as("%s%n%s", String.join("\n", progress), String.join("\n", report.lines()))
                .isTrue();
    }
}
