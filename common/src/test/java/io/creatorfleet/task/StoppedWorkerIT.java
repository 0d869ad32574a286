package io.creatorfleet.task;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static io.creatorfleet.backing.BackingService.RABBITMQ;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.creatorfleet.backing.BackingServices;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A worker that stands still for longer than its lease, and goes on with a task that another has finished. */
class StoppedWorkerIT {

    private static final Duration SOON = Duration.ofSeconds(90);

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL, RABBITMQ);

    private FleetProcess gateway;
    private RunTable runs;

    @BeforeEach
    void startGateway() {
        gateway = FleetProcess.start("gateway", services.properties());
        runs = RunTable.create(gateway.jdbc());
    }

    @AfterEach
    void stopGateway() {
        gateway.close();
    }

    @Test
    void changesNothingWhenItIsContinuedAndThenWorksOn() {
        try (WorkerJvm stopped = start("stopped")) {
            UUID job = gateway.accept(media("{\"do\":\"wait\",\"ms\":1000}"));
            long task = Long.parseLong(gateway.tasks(job, "id").getFirst());
            await().atMost(SOON).until(() -> runs.begun(task) == 1);
            stopped.stop();
            long other;
            try (WorkerJvm survivor = start("survivor")) {
                other = survivor.pid();
                await().atMost(SOON).until(() -> gateway.jobState(job), "SUCCEEDED"::equals);
            }
            String before = row(task);

            stopped.cont();

            await().atMost(SOON).until(() -> stopped.output().contains("was settled elsewhere while it ran"));
            assertThat(row(task)).isEqualTo(before).startsWith("DONE attempt=0 crashes=0");
            assertThat(runs.begun(task)).isEqualTo(2);
            assertThat(runs.effects(task)).isEqualTo(1);
            assertThat(runs.pid(task)).isEqualTo(other);
            UUID next = gateway.accept(media("{}"));
            await().atMost(SOON).until(() -> gateway.jobState(next), "SUCCEEDED"::equals);
            assertThat(runs.pid(Long.parseLong(gateway.tasks(next, "id").getFirst())))
                    .isEqualTo(stopped.pid());
        }
    }

    @Test
    void endsWhenItIsContinuedBesideANewerOneOfItsName() {
        try (WorkerJvm stopped = start("replaced")) {
            UUID job = gateway.accept(media("{\"do\":\"hang\"}"));
            long task = Long.parseLong(gateway.tasks(job, "id").getFirst());
            await().atMost(SOON).until(() -> runs.begun(task) == 1);
            stopped.stop();
            try (WorkerJvm newer = start("replaced")) {
                await().atMost(SOON).until(() -> runs.begun(task) == 2);

                stopped.cont();

                assertThat(stopped.exitStatus()).isZero();
                assertThat(newer.process().isAlive()).isTrue();
                assertThat(row(task)).startsWith("RUNNING attempt=0 crashes=1 fence=2");
            }
        }
    }

    private String row(long task) {
        return gateway.jdbc().sql("""
                        SELECT format('%s attempt=%s crashes=%s fence=%s owner=%s %s', state, attempt, crashes, fence, owner,
                                      xmin)
                          FROM task WHERE id = :task
                        """).param("task", task).query(String.class).single();
    }

    private static FollowUp media(String payload) {
        return new FollowUp(TaskKind.MEDIA, "instagram-cdn", UUID.randomUUID().toString(), payload);
    }

    private static WorkerJvm start(String name) {
        Map<String, String> properties = new HashMap<>(services.properties());
        properties.put("logging.level.io.creatorfleet.task.VerdictRecorder", "debug");
        return WorkerJvm.start(name, properties);
    }
}
