package io.creatorfleet.task;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static io.creatorfleet.backing.BackingService.RABBITMQ;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.creatorfleet.backing.BackingServices;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The worker that other tests kill: it must really run, die and come back. */
class WorkerJvmIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL, RABBITMQ);

    @Test
    void runsWhatItIsToldAndGoesOnAfterItsDeath() {
        try (FleetProcess gateway = FleetProcess.start("gateway", services.properties())) {
            RunTable runs = RunTable.create(gateway.jdbc());
            try (WorkerJvm worker = WorkerJvm.restarting("restarted", services.properties())) {
                UUID job = gateway.accept(media("{\"do\":\"wait\",\"ms\":1}"));
                await().atMost(SOON).until(() -> gateway.jobState(job), "SUCCEEDED"::equals);
                long first = worker.pid();

                worker.kill();
                UUID next = gateway.accept(media("{}"));

                await().atMost(SOON).until(() -> gateway.jobState(next), "SUCCEEDED"::equals);
                assertThat(worker.exits()).containsExactly(137);
                long task = Long.parseLong(gateway.tasks(next, "id").getFirst());
                assertThat(runs.begun(task)).isEqualTo(1);
                assertThat(runs.effects(task)).isEqualTo(1);
                assertThat(runs.pid(task)).isEqualTo(worker.pid()).isNotEqualTo(first);
            }
        }
    }

    private static FollowUp media(String payload) {
        return new FollowUp(TaskKind.MEDIA, "instagram-cdn", UUID.randomUUID().toString(), payload);
    }
}
