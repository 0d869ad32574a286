package io.creatorfleet.task;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static io.creatorfleet.backing.BackingService.RABBITMQ;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.creatorfleet.backing.BackingServices;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Workers that are told to end, as at each new version, with their hands full. */
class DrainIT {

    private static final Duration SOON = Duration.ofSeconds(90);
    private static final int TERMINATED = 128 + 15;

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL, RABBITMQ);

    private FleetProcess gateway;

    @BeforeEach
    void startGateway() {
        gateway = FleetProcess.start(
                "gateway",
                services.properties(),
                new ScriptedHandler(TaskKind.PROFILE, DrainIT::asManyAsThePayloadSays),
                new ScriptedHandler(TaskKind.ANALYTICS, task -> ScriptedHandler.done()));
        RunTable.create(gateway.jdbc());
        gateway.empty();
        gateway.jdbc().sql("DELETE FROM begun_run; DELETE FROM run_effect").update();
    }

    @AfterEach
    void stopGateway() {
        gateway.close();
    }

    @Test
    void finishesWhatItCanReleasesTheRestAndBeginsNothing() {
        try (WorkerJvm worker = start("drained", "4")) {
            UUID hanging = accept(2, "{\"do\":\"hang\"}");
            await().atMost(SOON).until(() -> count("begun_run") == 2);
            UUID finishing = accept(2, "{\"do\":\"wait\",\"ms\":1200}");
            await().atMost(SOON).until(() -> count("begun_run") == 4);
            UUID waiting = accept(50, "{}");
            await().atMost(SOON).until(() -> media(waiting, "state").contains("QUEUED"));

            worker.terminate();

            assertThat(worker.exitStatus()).isEqualTo(TERMINATED);
            assertThat(media(finishing, "state")).containsOnly("DONE");
            assertThat(media(hanging, "state")).doesNotContain("RUNNING", "DONE", "DEAD");
            assertThat(count("begun_run")).isEqualTo(4);
            assertThat(count("task WHERE attempt > 0 OR crashes > 0")).isZero();
        }
        try (WorkerJvm successor = start("successor", "8")) {
            await().atMost(SOON).until(() -> count("run_effect WHERE pid = " + successor.pid()) == 50);
            assertThat(count("task WHERE attempt > 0 OR crashes > 0")).isZero();
        }
    }

    @Test
    void losesAndRepeatsNothingWhenAllWorkersAreRestartedOneByOneUnderLoad() {
        int tasks = 400;
        try (WorkerJvm one = start("one", "4");
                WorkerJvm two = start("two", "4")) {
            UUID job = accept(tasks, "{\"do\":\"wait\",\"ms\":200}");
            await().atMost(SOON).until(() -> count("(SELECT DISTINCT pid FROM begun_run) p") == 2);
            one.terminate();
            assertThat(one.exitStatus()).isEqualTo(TERMINATED);
            try (WorkerJvm newOne = start("one", "4")) {
                awaitBegun(newOne);
                two.terminate();
                assertThat(two.exitStatus()).isEqualTo(TERMINATED);
                try (WorkerJvm newTwo = start("two", "4")) {
                    awaitBegun(newTwo);
                    await().atMost(SOON).until(() -> gateway.jobState(job), "SUCCEEDED"::equals);
                }
            }
        }
        assertThat(count("task WHERE kind = 'MEDIA' AND state = 'DONE' AND attempt = 0 AND crashes = 0 AND fence = 1"))
                .isEqualTo(tasks);
        assertThat(count("begun_run")).isEqualTo(tasks);
        assertThat(count("run_effect")).isEqualTo(tasks);
        assertThat(count("(SELECT DISTINCT task_id FROM run_effect) e")).isEqualTo(tasks);
    }

    private void awaitBegun(WorkerJvm worker) {
        await().atMost(SOON).until(() -> count("begun_run WHERE pid = " + worker.pid()) > 0);
    }

    private UUID accept(int tasks, String payload) {
        return gateway.accept(new FollowUp(
                TaskKind.PROFILE, "instagram", UUID.randomUUID().toString(), """
                        {"tasks": %d, "each": %s}""".formatted(tasks, payload)));
    }

    private static Verdict asManyAsThePayloadSays(Task task) {
        JsonNode payload = JsonMapper.shared().readTree(task.payload());
        String each = payload.path("each").toString();
        return ScriptedHandler.then(IntStream.range(0, payload.path("tasks").asInt())
                .mapToObj(number -> new FollowUp(TaskKind.MEDIA, "instagram-cdn", task.subject() + "/" + number, each))
                .toArray(FollowUp[]::new));
    }

    private List<String> media(UUID job, String column) {
        return gateway.jdbc()
                .sql("SELECT " + column + "::text FROM task WHERE job_id = :job AND kind = 'MEDIA'")
                .param("job", job)
                .query((row, number) -> String.valueOf(row.getString(1)))
                .list();
    }

    private long count(String from) {
        return gateway.jdbc()
                .sql("SELECT count(*) FROM " + from)
                .query(Long.class)
                .single();
    }

    private static WorkerJvm start(String name, String slots) {
        Map<String, String> properties = new HashMap<>(services.properties());
        properties.put("fleet.worker.slots.interactive", slots);
        return WorkerJvm.start(name, properties);
    }
}
