package io.creatorfleet.task;

import static io.creatorfleet.task.FleetFixture.SOON;
import static io.creatorfleet.task.FleetFixture.media;
import static io.creatorfleet.task.FleetFixture.profile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs that fail, again and again or once. */
class FailingRunIT {

    @RegisterExtension
    static final FleetFixture fleet = new FleetFixture();

    @Test
    void triesAgainAfterTheDelayAndCountsTheAttempt() {
        AtomicInteger runs = new AtomicInteger();
        ScriptedHandler profile = new ScriptedHandler(
                TaskKind.PROFILE,
                task -> runs.incrementAndGet() == 1
                        ? new Verdict.Retry(Duration.ofMillis(300), new Failure.Unavailable("no answer", null))
                        : ScriptedHandler.done());

        try (FleetProcess process = fleet.start("retry", profile, ScriptedHandler.succeeding(TaskKind.ANALYTICS))) {
            UUID job = process.accept(profile());

            await().atMost(SOON).until(() -> process.jobState(job), "SUCCEEDED"::equals);
            assertThat(profile.begun()).extracting(Task::attempt).containsExactly(0, 1);
            assertThat(process.jdbc()
                            .sql("""
                                    SELECT count(*) FROM task t JOIN task_failure f ON f.task_id = t.id
                                     WHERE t.job_id = :job AND t.claimed_at - f.at >= INTERVAL '300 ms'
                                    """)
                            .param("job", job)
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    @Test
    void buriesWhatAlwaysFailsAndNamesItInTheJob() {
        ScriptedHandler profile = new ScriptedHandler(TaskKind.PROFILE, task -> {
            throw new IllegalStateException("no such column");
        });

        try (FleetProcess process = fleet.start("dead", Map.of("fleet.retry.unexpected.attempts", "2"), profile)) {
            UUID job = process.accept(profile());

            await().atMost(SOON).until(() -> process.jobState(job), "FAILED"::equals);
            assertThat(process.tasks(job, "state")).containsExactly("DEAD");
            assertThat(process.tasks(job, "attempt")).containsExactly("2");
            assertThat(process.jdbc()
                            .sql("SELECT reason FROM job WHERE id = :job")
                            .param("job", job)
                            .query(String.class)
                            .single())
                    .contains("no such column");
        }
    }

    @Test
    void letsAHandlerAnswerInsteadOfBuryingWhatAlwaysFails() {
        AtomicInteger runs = new AtomicInteger();
        ScriptedHandler profile = new ScriptedHandler(TaskKind.PROFILE, task -> ScriptedHandler.then(media(1)));
        TaskHandler media = new TaskHandler() {
            @Override
            public TaskKind kind() {
                return TaskKind.MEDIA;
            }

            @Override
            public Verdict handle(Task task) {
                runs.incrementAndGet();
                throw new IllegalStateException("a page again");
            }

            @Override
            public Verdict giveUp(Task task, Exception thrown, Failure failure) {
                return new Verdict.Conclude(failure.message(), Results.NONE);
            }
        };

        try (FleetProcess process = fleet.start(
                "answer",
                Map.of("fleet.retry.unexpected.attempts", "2"),
                profile,
                media,
                ScriptedHandler.succeeding(TaskKind.ANALYTICS))) {
            UUID job = process.accept(profile());

            await().atMost(SOON).until(() -> process.jobState(job), "SUCCEEDED"::equals);
            assertThat(process.tasks(job, "state")).containsOnly("DONE");
            assertThat(process.tasks(job, "reason"))
                    .anyMatch(reason -> String.valueOf(reason).contains("a page again"));
            assertThat(runs).hasValue(2);
        }
    }

    @Test
    void triesAgainWhenResultsCannotBeWritten() {
        AtomicInteger writes = new AtomicInteger();
        ScriptedHandler profile = new ScriptedHandler(
                TaskKind.PROFILE,
                task -> new Verdict.Done(() -> {
                    if (writes.incrementAndGet() == 1) {
                        throw new IllegalStateException("value out of range");
                    }
                    return List.of();
                }));

        try (FleetProcess process =
                fleet.start("unwritable", profile, ScriptedHandler.succeeding(TaskKind.ANALYTICS))) {
            UUID job = process.accept(profile());

            await().atMost(SOON).until(() -> process.jobState(job), "SUCCEEDED"::equals);
            assertThat(process.tasks(job, "attempt").getFirst()).isEqualTo("1");
        }
    }

    /** What no other claim is to blame for, such as a table that a migration has changed. */
    @Test
    void freesTheSlotOfAMessageWhoseClaimFails() {
        ScriptedHandler profile = ScriptedHandler.succeeding(TaskKind.PROFILE);
        try (FleetProcess process = fleet.start(
                "refused",
                Map.of("fleet.worker.slots.interactive", "1"),
                profile,
                ScriptedHandler.succeeding(TaskKind.ANALYTICS))) {
            process.jdbc().sql("""
                    CREATE SEQUENCE refusals;
                    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN
                        PERFORM nextval('refusals');
                        RAISE 'not now' USING ERRCODE = 'feature_not_supported';
                    END $$;
                    CREATE TRIGGER refuse BEFORE UPDATE ON task FOR EACH ROW WHEN (NEW.state = 'RUNNING')
                        EXECUTE FUNCTION refuse();
                    """).update();
            UUID job = process.accept(profile());
            await().atMost(SOON)
                    .until(() -> process.jdbc()
                            .sql("SELECT is_called FROM refusals")
                            .query(Boolean.class)
                            .single());

            process.jdbc()
                    .sql("DROP FUNCTION refuse CASCADE; DROP SEQUENCE refusals")
                    .update();

            await().atMost(SOON).until(() -> process.jobState(job), "SUCCEEDED"::equals);
        }
    }
}
