package io.creatorfleet.task;

import static io.creatorfleet.task.FleetFixture.SOON;
import static io.creatorfleet.task.FleetFixture.profile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs that are ended before they end by themselves, and one that never was. */
class EndedRunIT {

    @RegisterExtension
    static final FleetFixture fleet = new FleetFixture();

    @Test
    void stopsARunningTaskOfACancelledJobWithinTwoSeconds() {
        ScriptedHandler profile = new ScriptedHandler(TaskKind.PROFILE, ScriptedHandler.hanging());

        try (FleetProcess process = fleet.start("cancel", profile)) {
            UUID job = process.accept(profile());
            await().atMost(SOON).until(() -> !profile.begun().isEmpty());

            process.ledger().cancel(job);

            assertThat(process.jobState(job)).isEqualTo("CANCELLED");
            await().atMost(Duration.ofSeconds(2))
                    .until(() -> process.bean(Heartbeat.class).runs().all().isEmpty());
        }
    }

    @Test
    void releasesWhatIsStillRunningWhenTheGracePeriodEnds() {
        ScriptedHandler hanging = new ScriptedHandler(TaskKind.PROFILE, ScriptedHandler.hanging());
        ScriptedHandler finishing = ScriptedHandler.succeeding(TaskKind.PROFILE);
        UUID job;
        try (FleetProcess process = fleet.start("stopping", hanging)) {
            job = process.accept(profile());
            await().atMost(SOON).until(() -> !hanging.begun().isEmpty());
        }
        try (FleetProcess other = fleet.start("going-on", finishing, ScriptedHandler.succeeding(TaskKind.ANALYTICS))) {
            await().atMost(SOON).until(() -> other.jobState(job), "SUCCEEDED"::equals);
            assertThat(other.tasks(job, "attempt").getFirst()).isEqualTo("0");
            assertThat(other.tasks(job, "crashes").getFirst()).isEqualTo("0");
        }
    }

    @Test
    void interruptsARunThatIsTooLong() {
        AtomicInteger runs = new AtomicInteger();
        ScriptedHandler profile = new ScriptedHandler(
                TaskKind.PROFILE,
                task -> runs.incrementAndGet() == 1 ? ScriptedHandler.hanging().run(task) : ScriptedHandler.done());

        try (FleetProcess process = fleet.start(
                "long",
                Map.of("fleet.worker.longest-run", "1s"),
                profile,
                ScriptedHandler.succeeding(TaskKind.ANALYTICS))) {
            UUID job = process.accept(profile());

            await().atMost(SOON).until(() -> process.jobState(job), "SUCCEEDED"::equals);
            assertThat(process.tasks(job, "attempt").getFirst()).isEqualTo("1");
        }
    }

    @Test
    void givesBackAClaimItDoesNotRun() {
        ScriptedHandler profile = ScriptedHandler.succeeding(TaskKind.PROFILE);

        try (FleetProcess process = fleet.start("unknowing", profile, ScriptedHandler.succeeding(TaskKind.ANALYTICS))) {
            UUID job = process.accept(new FollowUp(TaskKind.PROFILE, 99, "instagram", "instagram/given-back", "{}"));
            // As after a claim whose answer was lost: RUNNING for this process, which knows nothing of it.
            process.jdbc()
                    .sql("""
                            UPDATE task SET state = 'RUNNING', owner = :worker, fence = fence + 1, version = 1
                             WHERE job_id = :job
                            """)
                    .param("worker", process.bean(Heartbeat.class).worker())
                    .param("job", job)
                    .update();

            await().atMost(SOON).until(() -> process.jobState(job), "SUCCEEDED"::equals);
            assertThat(process.tasks(job, "crashes").getFirst()).isEqualTo("0");
            assertThat(process.tasks(job, "attempt").getFirst()).isEqualTo("0");
        }
    }
}
