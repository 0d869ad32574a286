package io.creatorfleet.task;

import static io.creatorfleet.task.FleetFixture.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.QueueInformation;

/** A job that is cancelled while its tasks run, wait in RabbitMQ and wait in the ledger. */
class CancelLoopIT {

    private static final int TASKS = 60;
    private static final int SLOTS = 8; // four a process

    @RegisterExtension
    static final FleetFixture fleet = new FleetFixture();

    @Test
    void stopsWhatRunsWithinTwoSecondsAndStartsNothingMore() {
        ScriptedHandler profile = new ScriptedHandler(TaskKind.PROFILE, CancelLoopIT::profile);
        ScriptedHandler one = new ScriptedHandler(TaskKind.MEDIA, ScriptedHandler.hanging());
        ScriptedHandler other = new ScriptedHandler(TaskKind.MEDIA, ScriptedHandler.hanging());

        try (FleetProcess first = fleet.start("cancel-first", profile, one);
                FleetProcess second = fleet.start("cancel-second", other)) {
            UUID job = first.accept(new FollowUp(TaskKind.PROFILE, "instagram", "instagram/somebody"));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(first.tasks(job, "state"))
                            .filteredOn("RUNNING"::equals)
                            .hasSize(SLOTS));
            int begun = one.begun().size() + other.begun().size();

            first.ledger().cancel(job);

            assertThat(first.jobState(job)).isEqualTo("CANCELLED");
            await().atMost(Duration.ofSeconds(2)).until(() -> running(first) + running(second) == 0);
            await().atMost(SOON).until(() -> messages(first) == 0);
            assertThat(one.begun().size() + other.begun().size()).isEqualTo(begun);
            assertThat(first.tasks(job, "state"))
                    .startsWith("DONE")
                    .hasSize(1 + TASKS + 1)
                    .filteredOn("CANCELLED"::equals)
                    .hasSize(TASKS + 1);
            assertThat(first.tasks(job, "attempt")).containsOnly("0");
            assertThat(first.bean(InvariantStore.class).violations()).isEmpty();
        }
    }

    private static Verdict profile(Task task) {
        return ScriptedHandler.then(
                IntStream.range(0, TASKS).mapToObj(FleetFixture::media).toArray(FollowUp[]::new));
    }

    private static int running(FleetProcess process) {
        return process.bean(Heartbeat.class).runs().all().size();
    }

    private static long messages(FleetProcess process) {
        QueueInformation queue =
                process.bean(AmqpAdmin.class).getQueueInfo(Topology.queue(TaskKind.MEDIA, Route.INTERACTIVE));
        assertThat(queue).isNotNull();
        return queue.getMessageCount();
    }
}
