package io.creatorfleet.task;

import static io.creatorfleet.task.FleetFixture.SOON;
import static io.creatorfleet.task.FleetFixture.media;
import static io.creatorfleet.task.FleetFixture.profile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.QueueInformation;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/** The whole loop, from the ledger over RabbitMQ to a handler and back. */
class TaskLoopIT {

    @RegisterExtension
    static final FleetFixture fleet = new FleetFixture();

    @Test
    void takesAJobThroughItsStagesToItsEnd() {
        ScriptedHandler profile = new ScriptedHandler(
                TaskKind.PROFILE,
                task -> ScriptedHandler.then(
                        new FollowUp(TaskKind.CONTENT, "instagram", "1/media/1"), media(1), media(2)));
        ScriptedHandler content = new ScriptedHandler(TaskKind.CONTENT, task -> ScriptedHandler.then(media(3)));
        ScriptedHandler media = ScriptedHandler.succeeding(TaskKind.MEDIA);
        ScriptedHandler analytics = ScriptedHandler.succeeding(TaskKind.ANALYTICS);

        try (FleetProcess process = fleet.start("stages", profile, content, media, analytics)) {
            UUID job = process.accept(profile());

            await().atMost(SOON).until(() -> process.jobState(job), "SUCCEEDED"::equals);
            assertThat(process.tasks(job, "state")).hasSize(6).containsOnly("DONE");
            assertThat(analytics.begun()).hasSize(1);
        }
    }

    @Test
    void runsTheFirstTaskOfAKindWithoutWaitingForAPoll() {
        ScriptedHandler profile = ScriptedHandler.succeeding(TaskKind.PROFILE);
        Map<String, String> noPolls = Map.of("fleet.dispatch.poll", "1h");

        try (FleetProcess process =
                fleet.start("unpolled", noPolls, profile, ScriptedHandler.succeeding(TaskKind.ANALYTICS))) {
            UUID job = process.accept(new FollowUp(TaskKind.PROFILE, "unheard-of", "unheard-of/somebody"));

            await().atMost(SOON).until(() -> {
                process.bean(Dispatcher.class).wake();
                return process.jobState(job).equals("SUCCEEDED");
            });
        }
    }

    @Test
    void runsEachTaskOnceOnTwoProcesses() {
        int tasks = 300;
        FollowUp[] all = IntStream.range(0, tasks).mapToObj(FleetFixture::media).toArray(FollowUp[]::new);
        ScriptedHandler profile = new ScriptedHandler(TaskKind.PROFILE, task -> ScriptedHandler.then(all));
        ScriptedHandler one = ScriptedHandler.succeeding(TaskKind.MEDIA);
        ScriptedHandler other = ScriptedHandler.succeeding(TaskKind.MEDIA);

        try (FleetProcess first = fleet.start("first", profile, one, ScriptedHandler.succeeding(TaskKind.ANALYTICS));
                FleetProcess second = fleet.start("second", other)) {
            UUID job = first.accept(profile());

            await().atMost(SOON).until(() -> first.jobState(job), "SUCCEEDED"::equals);
            assertThat(one.begun()).isNotEmpty();
            assertThat(other.begun()).isNotEmpty();
            assertThat(one.begun().size() + other.begun().size()).isEqualTo(tasks);
            assertThat(second.tasks(job, "dispatch")).containsOnly("1");
        }
    }

    @Test
    void dropsMessagesThatAreNotValidAnyMoreOrNeverWereOurs() {
        ScriptedHandler profile = ScriptedHandler.succeeding(TaskKind.PROFILE);

        try (FleetProcess process = fleet.start("void", profile, ScriptedHandler.succeeding(TaskKind.ANALYTICS))) {
            UUID job = process.accept(profile());
            await().atMost(SOON).until(() -> process.jobState(job), "SUCCEEDED"::equals);
            String queue = Topology.queue(TaskKind.PROFILE, Route.INTERACTIVE);
            RabbitTemplate rabbit = process.bean(RabbitTemplate.class);
            long task = profile.begun().getFirst().id();
            rabbit.send(Topology.EXCHANGE, queue, new TaskMessage(task, 1, null).toMessage());
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
    void runsATaskOnceWhoseMessageCameManyTimesAtOnce() {
        ScriptedHandler media = ScriptedHandler.succeeding(TaskKind.MEDIA);

        try (FleetProcess process = fleet.start("repeated", media, ScriptedHandler.succeeding(TaskKind.ANALYTICS))) {
            UUID job = process.accept(new FollowUp(TaskKind.MEDIA, 99, "instagram", "repeated", "{}"));
            long task =
                    process.jdbc().sql("""
                            UPDATE task SET state = 'QUEUED', dispatch = 1, dispatched_at = clock_timestamp(), version = 1
                             WHERE job_id = :job RETURNING id
                            """).param("job", job).query(Long.class).single();
            for (int copy = 0; copy < 6; copy++) {
                process.bean(RabbitTemplate.class)
                        .send(
                                Topology.EXCHANGE,
                                Topology.queue(TaskKind.MEDIA, Route.INTERACTIVE),
                                new TaskMessage(task, 1, null).toMessage());
            }

            await().atMost(SOON).until(() -> process.jobState(job), "SUCCEEDED"::equals);
            assertThat(media.begun()).hasSize(1);
        }
    }

    @Test
    void findsTheTaskOfALostMessage() {
        ScriptedHandler profile = ScriptedHandler.succeeding(TaskKind.PROFILE);

        try (FleetProcess process = fleet.start(
                "lost",
                Map.of("fleet.dispatch.lost-after", "1s"),
                profile,
                ScriptedHandler.succeeding(TaskKind.ANALYTICS))) {
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
    void consumesAgainWhenItsQueueWasDeleted() {
        ScriptedHandler profile = ScriptedHandler.succeeding(TaskKind.PROFILE);

        try (FleetProcess process = fleet.start("deleted", profile, ScriptedHandler.succeeding(TaskKind.ANALYTICS))) {
            UUID job = process.accept(profile());
            await().atMost(SOON).until(() -> process.jobState(job), "SUCCEEDED"::equals);
            process.bean(AmqpAdmin.class).deleteQueue(Topology.queue(TaskKind.PROFILE, Route.INTERACTIVE));

            UUID next = process.accept(profile());

            await().atMost(SOON).until(() -> process.jobState(next), "SUCCEEDED"::equals);
        }
    }
}
