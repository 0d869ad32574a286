package io.creatorfleet.task;

import static io.creatorfleet.task.FleetFixture.media;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
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
    static final FleetFixture fleet = new FleetFixture();

    private FleetProcess gateway;
    private RunTable runs;

    @BeforeEach
    void startGateway() {
        gateway = fleet.start("gateway");
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
            long task = gateway.task(job);
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
            assertThat(runs.pid(gateway.task(next))).isEqualTo(stopped.pid());
        }
    }

    @Test
    void endsWhenItIsContinuedBesideANewerOneOfItsName() {
        try (WorkerJvm stopped = start("replaced")) {
            UUID job = gateway.accept(media("{\"do\":\"hang\"}"));
            long task = gateway.task(job);
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

    private static WorkerJvm start(String name) {
        return WorkerJvm.start(
                name, fleet.properties(Map.of("logging.level.io.creatorfleet.task.VerdictRecorder", "debug")));
    }
}
