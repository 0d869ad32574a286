package io.creatorfleet.task;

import static io.creatorfleet.task.FleetFixture.media;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tasks that end the process which runs them, and those that only look as if they did, on two workers that are restarted. */
class PoisonIT {

    private static final Duration SOON = Duration.ofMinutes(3);
    // A worker may die while it sends what it has dispatched: that is lost, and found.
    private static final Map<String, String> PROPERTIES =
            Map.of("fleet.worker.lease", "5s", "fleet.dispatch.lost-after", "5s");
    private static final String INNOCENT = "{\"do\":\"wait\",\"ms\":300}";

    @RegisterExtension
    static final FleetFixture fleet = new FleetFixture();

    private static FleetProcess gateway;
    private static RunTable runs;
    private static final List<WorkerJvm> workers = new ArrayList<>();

    @BeforeAll
    static void begin() {
        gateway = fleet.start("gateway", PROPERTIES);
        runs = RunTable.create(gateway.jdbc());
        workers.add(WorkerJvm.restarting("poison-1", fleet.properties(PROPERTIES)));
        workers.add(WorkerJvm.restarting("poison-2", fleet.properties(PROPERTIES)));
    }

    @AfterAll
    static void end() {
        workers.forEach(WorkerJvm::close);
        gateway.close();
    }

    @ParameterizedTest
    @CsvSource({"halt, 42", "memory, 3 (out of memory)"})
    void costsTwoWorkersTheirRestartAndNothingElse(String poison, String status) {
        int before = exits().size();
        FollowUp[] poisonFirst = IntStream.rangeClosed(0, 60)
                .mapToObj(number -> number == 0 ? media("{\"do\":\"%s\"}".formatted(poison)) : media(INNOCENT))
                .toArray(FollowUp[]::new);

        UUID job = gateway.accept(poisonFirst);
        UUID other = gateway.accept(
                IntStream.range(0, 60).mapToObj(n -> media(INNOCENT)).toArray(FollowUp[]::new));
        await().atMost(SOON).until(() -> gateway.jobState(job), "INCOMPLETE"::equals);
        await().atMost(SOON).until(() -> gateway.jobState(other), "SUCCEEDED"::equals);

        assertThat(exits()).hasSize(before + 2);
        assertThat(gateway.tasks(job, "state").getFirst()).isEqualTo("DEAD");
        assertThat(gateway.tasks(job, "reason").getFirst())
                .isEqualTo("its own process ended with exit status " + status);
        assertThat(gateway.tasks(job, "attempt").getFirst()).isEqualTo("1");
        assertThat(runs.begun(gateway.task(job))).isEqualTo(3);
        assertThat(gateway.tasks(job, "state || attempt").subList(1, 61)).containsOnly("DONE0");
        assertThat(gateway.tasks(other, "state || attempt")).containsOnly("DONE0");
        assertThat(failures()).isOne();
    }

    /** Twice it saw its worker die: that it is innocent shows as soon as it runs alone. */
    @Test
    void letsAnInnocentTaskThroughThatWasIsolatedByAccident() {
        UUID job = gateway.accept(media("{\"do\":\"wait\",\"ms\":2000}"));
        kill(begun(job, 1));
        kill(begun(job, 2));

        await().atMost(SOON).until(() -> gateway.jobState(job), "SUCCEEDED"::equals);

        assertThat(gateway.tasks(job, "isolated || ' ' || attempt || ' ' || crashes"))
                .containsExactly("true 0 0");
        assertThat(runs.begun(gateway.task(job))).isEqualTo(3);
        assertThat(runs.effects(gateway.task(job))).isEqualTo(1);
        assertThat(workers).extracting(WorkerJvm::pid).doesNotContain(runs.pid(gateway.task(job)));
    }

    private static List<Integer> exits() {
        return workers.stream().flatMap(worker -> worker.exits().stream()).toList();
    }

    private static void kill(long pid) {
        WorkerJvm.signal(pid, "KILL");
    }

    /** Waits for the run of that number; returns its process. */
    private static long begun(UUID job, int run) {
        long task = gateway.task(job);
        await().atMost(SOON).until(() -> runs.begun(task) == run);
        return runs.pid(task);
    }

    private static long failures() {
        return gateway.jdbc()
                .sql("SELECT count(*) FROM task_failure WHERE at > (SELECT max(created_at) FROM job)")
                .query(Long.class)
                .single();
    }
}
