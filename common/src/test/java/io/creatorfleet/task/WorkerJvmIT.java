package io.creatorfleet.task;

import static io.creatorfleet.task.FleetFixture.media;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The worker that other tests kill: it must really run, die and come back. */
class WorkerJvmIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @RegisterExtension
    static final FleetFixture fleet = new FleetFixture();

    @Test
    void runsWhatItIsToldAndGoesOnAfterItsDeath() {
        try (FleetProcess gateway = fleet.start("gateway")) {
            RunTable runs = RunTable.create(gateway.jdbc());
            try (WorkerJvm worker = WorkerJvm.restarting("restarted", fleet.properties(Map.of()))) {
                UUID job = gateway.accept(media("{\"do\":\"wait\",\"ms\":1}"));
                await().atMost(SOON).until(() -> gateway.jobState(job), "SUCCEEDED"::equals);
                long first = worker.pid();

                worker.kill();
                UUID next = gateway.accept(media("{}"));

                await().atMost(SOON).until(() -> gateway.jobState(next), "SUCCEEDED"::equals);
                assertThat(worker.exits()).containsExactly(137);
                long task = gateway.task(next);
                assertThat(runs.begun(task)).isEqualTo(1);
                assertThat(runs.effects(task)).isEqualTo(1);
                assertThat(runs.pid(task)).isEqualTo(worker.pid()).isNotEqualTo(first);
            }
        }
    }
}
