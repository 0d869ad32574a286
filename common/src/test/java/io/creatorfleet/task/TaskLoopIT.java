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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.QueueInformation;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

class TaskLoopIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL, RABBITMQ);

    @Test
    void takesAJobThroughItsStagesToItsEnd() {
        ScriptedHandler profile = new ScriptedHandler(
                TaskKind.PROFILE,
                task -> ScriptedHandler.then(
                        new FollowUp(TaskKind.CONTENT, "instagram", "1/media/1"), media(1), media(2)));
        ScriptedHandler content = new ScriptedHandler(TaskKind.CONTENT, task -> ScriptedHandler.then(media(3)));
        ScriptedHandler media = new ScriptedHandler(TaskKind.MEDIA, task -> ScriptedHandler.done());
        ScriptedHandler analytics = new ScriptedHandler(TaskKind.ANALYTICS, task -> ScriptedHandler.done());

        try (FleetProcess process = start("stages", profile, content, media, analytics)) {
            UUID job = process.accept(profile());

            await().atMost(SOON).until(() -> process.jobState(job), "SUCCEEDED"::equals);
            assertThat(process.tasks(job, "state")).hasSize(6).containsOnly("DONE");
            assertThat(analytics.begun()).hasSize(1);
        }
    }

    @Test
    void triesAgainAfterTheDelayAndCountsTheAttempt() {
        AtomicInteger runs = new AtomicInteger();
        ScriptedHandler profile = new ScriptedHandler(
                TaskKind.PROFILE,
                task -> runs.incrementAndGet() == 1
                        ? new Verdict.Retry(Duration.ofMillis(300), new Failure.Unavailable("no answer", null))
                        : ScriptedHandler.done());

        try (FleetProcess process = start("retry", profile, doneAnalytics())) {
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

        try (FleetProcess process = start("dead", Map.of("fleet.retry.unexpected.attempts", "2"), profile)) {
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

        try (FleetProcess process =
                start("answer", Map.of("fleet.retry.unexpected.attempts", "2"), profile, media, doneAnalytics())) {
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

        try (FleetProcess process = start("unwritable", profile, doneAnalytics())) {
            UUID job = process.accept(profile());

            await().atMost(SOON).until(() -> process.jobState(job), "SUCCEEDED"::equals);
            assertThat(process.tasks(job, "attempt").getFirst()).isEqualTo("1");
        }
    }

    @Test
    void stopsARunningTaskOfACancelledJobWithinTwoSeconds() {
        ScriptedHandler profile = new ScriptedHandler(TaskKind.PROFILE, ScriptedHandler.hanging());

        try (FleetProcess process = start("cancel", profile)) {
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
        ScriptedHandler finishing = new ScriptedHandler(TaskKind.PROFILE, task -> ScriptedHandler.done());
        UUID job;
        try (FleetProcess process = start("stopping", hanging)) {
            job = process.accept(profile());
            await().atMost(SOON).until(() -> !hanging.begun().isEmpty());
        }
        try (FleetProcess other = start("going-on", finishing, doneAnalytics())) {
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

        try (FleetProcess process = start("long", Map.of("fleet.worker.longest-run", "1s"), profile, doneAnalytics())) {
            UUID job = process.accept(profile());

            await().atMost(SOON).until(() -> process.jobState(job), "SUCCEEDED"::equals);
            assertThat(process.tasks(job, "attempt").getFirst()).isEqualTo("1");
        }
    }

    @Test
    void dropsMessagesThatAreNotValidAnyMoreOrNeverWereOurs() {
        ScriptedHandler profile = new ScriptedHandler(TaskKind.PROFILE, task -> ScriptedHandler.done());

        try (FleetProcess process = start("void", profile, doneAnalytics())) {
            UUID job = process.accept(profile());
            await().atMost(SOON).until(() -> process.jobState(job), "SUCCEEDED"::equals);
            String queue = Topology.queue(TaskKind.PROFILE, Route.INTERACTIVE);
            RabbitTemplate rabbit = process.bean(RabbitTemplate.class);
            long task = profile.begun().getFirst().id();
            rabbit.send(Topology.EXCHANGE, queue, new TaskMessage(task, 1).toMessage());
            rabbit.send(
                    Topology.EXCHANGE,
                    queue,
                    MessageBuilder.withBody(new byte[] {1}).build());

            UUID next = process.accept(profile());
            await().atMost(SOON).until(() -> process.jobState(next), "SUCCEEDED"::equals);
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(process.bean(AmqpAdmin.class).getQueueInfo(queue))
                                    .isNotNull()
                                    .extracting(QueueInformation::getMessageCount)
                                    .isEqualTo(0L));
            assertThat(profile.begun()).extracting(Task::jobId).containsExactly(job, next);
        }
    }

    @Test
    void findsTheTaskOfALostMessage() {
        ScriptedHandler profile = new ScriptedHandler(TaskKind.PROFILE, task -> ScriptedHandler.done());

        try (FleetProcess process =
                start("lost", Map.of("fleet.dispatch.lost-after", "1s"), profile, doneAnalytics())) {
            UUID job = process.accept(profile());
            await().atMost(SOON).until(() -> process.jobState(job), "SUCCEEDED"::equals);
            // As after a loss of the broker's disk: QUEUED in the ledger, and no message.
            UUID lost = process.accept(new FollowUp(TaskKind.PROFILE, 99, "instagram", "instagram/lost", "{}"));
            process.jdbc().sql("""
                            UPDATE task SET state = 'QUEUED', dispatch = 1, dispatched_at = clock_timestamp(), version = 1
                             WHERE job_id = :job
                            """).param("job", lost).update();

            await().atMost(SOON).until(() -> process.jobState(lost), "SUCCEEDED"::equals);
            assertThat(process.tasks(lost, "redispatches").getFirst()).isEqualTo("1");
            assertThat(process.tasks(lost, "attempt").getFirst()).isEqualTo("0");
        }
    }

    @Test
    void givesBackAClaimItDoesNotRun() {
        ScriptedHandler profile = new ScriptedHandler(TaskKind.PROFILE, task -> ScriptedHandler.done());

        try (FleetProcess process = start("unknowing", profile, doneAnalytics())) {
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

    @Test
    void consumesAgainWhenItsQueueWasDeleted() {
        ScriptedHandler profile = new ScriptedHandler(TaskKind.PROFILE, task -> ScriptedHandler.done());

        try (FleetProcess process = start("deleted", profile, doneAnalytics())) {
            UUID job = process.accept(profile());
            await().atMost(SOON).until(() -> process.jobState(job), "SUCCEEDED"::equals);
            process.bean(AmqpAdmin.class).deleteQueue(Topology.queue(TaskKind.PROFILE, Route.INTERACTIVE));

            UUID next = process.accept(profile());

            await().atMost(SOON).until(() -> process.jobState(next), "SUCCEEDED"::equals);
        }
    }

    @Test
    void runsEachTaskOnceOnTwoProcesses() {
        int tasks = 300;
        FollowUp[] all = IntStream.range(0, tasks).mapToObj(TaskLoopIT::media).toArray(FollowUp[]::new);
        ScriptedHandler profile = new ScriptedHandler(TaskKind.PROFILE, task -> ScriptedHandler.then(all));
        ScriptedHandler one = new ScriptedHandler(TaskKind.MEDIA, task -> ScriptedHandler.done());
        ScriptedHandler other = new ScriptedHandler(TaskKind.MEDIA, task -> ScriptedHandler.done());

        try (FleetProcess first = start("first", profile, one, doneAnalytics());
                FleetProcess second = start("second", other)) {
            UUID job = first.accept(profile());

            await().atMost(SOON).until(() -> first.jobState(job), "SUCCEEDED"::equals);
            assertThat(one.begun()).isNotEmpty();
            assertThat(other.begun()).isNotEmpty();
            assertThat(one.begun().size() + other.begun().size()).isEqualTo(tasks);
            assertThat(second.tasks(job, "dispatch")).containsOnly("1");
        }
    }

    private static FollowUp profile() {
        return new FollowUp(TaskKind.PROFILE, "instagram", "instagram/" + UUID.randomUUID());
    }

    private static FollowUp media(int number) {
        return new FollowUp(TaskKind.MEDIA, "instagram-cdn", Integer.toString(number));
    }

    private static ScriptedHandler doneAnalytics() {
        return new ScriptedHandler(TaskKind.ANALYTICS, task -> ScriptedHandler.done());
    }

    private static FleetProcess start(String name, TaskHandler... handlers) {
        return start(name, Map.of(), handlers);
    }

    private static FleetProcess start(String name, Map<String, String> properties, TaskHandler... handlers) {
        Map<String, String> all = new HashMap<>(services.properties());
        all.putAll(properties);
        return FleetProcess.start(name, all, handlers);
    }
}
