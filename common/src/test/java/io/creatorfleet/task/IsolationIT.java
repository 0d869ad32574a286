package io.creatorfleet.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.transaction.support.TransactionTemplate;

/** Isolated tasks in processes of their own, and the ways in which those, and the workers that started them, end. */
class IsolationIT {

    private static final Duration SOON = Duration.ofMinutes(3);
    private static final String FACTS = "state || ' ' || attempt || ' ' || kills";

    @RegisterExtension
    static final FleetFixture fleet = new FleetFixture();

    private static FleetProcess gateway;
    private static RunTable runs;
    private static final List<WorkerJvm> workers = new ArrayList<>();

    @BeforeAll
    static void begin() {
        gateway = fleet.start("gateway");
        runs = RunTable.create(gateway.jdbc());
        workers.add(WorkerJvm.restarting("apart-1", fleet.properties(Map.of())));
        workers.add(WorkerJvm.restarting("apart-2", fleet.properties(Map.of())));
    }

    @AfterAll
    static void end() {
        workers.forEach(WorkerJvm::close);
        gateway.close();
    }

    @Test
    void runsOneTaskAtATimeOnAHost() {
        UUID job = isolated("{\"do\":\"wait\",\"ms\":500}", "{\"do\":\"wait\",\"ms\":500}");

        awaitState(job, "SUCCEEDED");

        assertThat(gateway.tasks(
                        job, "(SELECT max(claimed_at) >= min(finished_at) FROM task o WHERE o.job_id = task.job_id)"))
                .containsOnly("true");
    }

    @Test
    void runsATaskOnceMoreWhoseProcessWasKilledAndBuriesItAtTheSecondTime() {
        UUID job = isolated("{\"do\":\"hang\"}");
        WorkerJvm.signal(begun(job, 1), "KILL");
        WorkerJvm.signal(begun(job, 2), "TERM");

        awaitState(job, "INCOMPLETE");

        assertThat(gateway.tasks(job, FACTS)).containsExactly("DEAD 1 1");
        assertThat(gateway.tasks(job, "reason"))
                .containsExactly("its own process ended with exit status 143 (SIGTERM), as once before");
    }

    @Test
    void buriesATaskThatEndsItsProcessAsIfAllWereWell() {
        UUID job = isolated("{\"do\":\"exit\",\"status\":0}");

        awaitState(job, "INCOMPLETE");

        assertThat(gateway.tasks(job, FACTS)).containsExactly("DEAD 1 0");
        assertThat(gateway.tasks(job, "reason")).containsExactly("its own process ended with exit status 0");
    }

    @Test
    void endsTheProcessOfATaskThatIsCancelled() {
        UUID job = isolated("{\"do\":\"hang\"}");
        long process = begun(job, 1);

        gateway.ledger().cancel(job);

        awaitGone(process);
        assertThat(gateway.tasks(job, FACTS)).containsExactly("CANCELLED 0 0");
    }

    @Test
    void givesNoVerdictWhenTheWorkerIsKilledToo() {
        UUID job = isolated("{\"do\":\"wait\",\"ms\":2000}");
        long process = begun(job, 1);

        WorkerJvm.signal(worker(process), "KILL");

        awaitGone(process);
        assertRunsOnceMore(job);
    }

    @Test
    void releasesATaskWhoseWorkerIsShutDown() {
        UUID job = isolated("{\"do\":\"wait\",\"ms\":5000}");
        long process = begun(job, 1);

        WorkerJvm.signal(worker(process), "TERM");

        awaitGone(process);
        assertRunsOnceMore(job);
    }

    private static void assertRunsOnceMore(UUID job) {
        awaitState(job, "SUCCEEDED");
        assertThat(gateway.tasks(job, FACTS)).containsExactly("DONE 0 0");
        assertThat(runs.begun(gateway.task(job))).isEqualTo(2);
        assertThat(runs.effects(gateway.task(job))).isEqualTo(1);
    }

    /** A job of isolated tasks. */
    private static UUID isolated(String... payloads) {
        return gateway.bean(TransactionTemplate.class).execute(transaction -> {
            UUID job = gateway.accept(
                    Arrays.stream(payloads).map(FleetFixture::media).toArray(FollowUp[]::new));
            gateway.jdbc()
                    .sql("UPDATE task SET isolated = true WHERE job_id = :job")
                    .param("job", job)
                    .update();
            return job;
        });
    }

    /** Waits for the run of that number; returns its process. */
    private static long begun(UUID job, int run) {
        long task = gateway.task(job);
        await().atMost(SOON).until(() -> runs.begun(task) == run);
        return runs.pid(task);
    }

    /** The worker that started the process. */
    private static long worker(long process) {
        long worker =
                ProcessHandle.of(process).orElseThrow().parent().orElseThrow().pid();
        assertThat(workers).extracting(WorkerJvm::pid).contains(worker);
        return worker;
    }

    private static void awaitState(UUID job, String state) {
        await().atMost(SOON).until(() -> gateway.jobState(job), state::equals);
    }

    private static void awaitGone(long process) {
        await().atMost(SOON).until(() -> ProcessHandle.of(process).isEmpty());
    }
}
