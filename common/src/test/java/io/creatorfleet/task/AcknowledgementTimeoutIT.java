package io.creatorfleet.task;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.backing.RabbitNode;
import io.creatorfleet.backing.RabbitPorts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.amqp.core.QueueInformation;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;

/** A node that waits three seconds for an acknowledgement, where others wait half an hour. */
class AcknowledgementTimeoutIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration TIMED_OUT = Duration.ofSeconds(90); // it looks at its own pace

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    @TempDir
    static Path folder;

    static RabbitNode node;

    @BeforeAll
    static void startNode() {
        Map<String, String> impatient = Map.of("consumer_timeout", "3000", "channel_tick_interval", "500");
        node = new RabbitNode(folder, folder.resolve("rabbitmq.log"), RabbitPorts.free(), "fleet", "secret", impatient);
        node.start();
    }

    @AfterAll
    static void stopNode() {
        node.kill();
    }

    @Test
    void consumesAgainWhenRabbitmqWaitedTooLongForAnAcknowledgement() {
        CountDownLatch release = new CountDownLatch(1);
        ScriptedHandler media = new ScriptedHandler(TaskKind.MEDIA, task -> {
            if (task.subject().equals("slow")) {
                release.await();
            }
            return ScriptedHandler.done();
        });
        Map<String, String> properties = new HashMap<>(services.properties());
        properties.putAll(node.broker().properties());
        properties.put("fleet.worker.slots.interactive", "1");
        try (FleetProcess process = FleetProcess.start("impatient", properties, media)) {
            UUID slow = process.accept(new FollowUp(TaskKind.MEDIA, "instagram-cdn", "slow"));
            await().atMost(SOON).until(() -> media.begun().size() == 1);
            QueueConsumers consumers = process.bean(TaskConsumers.class).all().getFirst();
            ConnectionFactory connections = process.bean(ConnectionFactory.class);
            RabbitAdmin queues = new RabbitAdmin(connections);
            await().atMost(TIMED_OUT).until(() -> consumers.active() == 0 || isBack(queues, consumers.queue()));

            UUID next = process.accept(new FollowUp(TaskKind.MEDIA, "instagram-cdn", "next"));
            if (closesChannels(connections)) {
                awaitDone(process, next);
                assertThat(process.tasks(slow, "state")).containsExactly("RUNNING");
            }
            release.countDown();

            awaitDone(process, next);
            await().atMost(SOON).until(() -> process.tasks(slow, "state").getFirst(), "DONE"::equals);
            assertThat(process.tasks(slow, "fence")).containsExactly("1");
        }
    }

    private static void awaitDone(FleetProcess process, UUID job) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> process.tasks(job, "state").getFirst(), "DONE"::equals);
    }

    /** Then a consumer begins anew beside the task that still runs. */
    private static boolean closesChannels(ConnectionFactory connections) {
        Object version = connections
                .createConnection()
                .getDelegate()
                .getServerProperties()
                .get("version");
        return String.valueOf(version).startsWith("3.");
    }

    /** RabbitMQ 3.10 closes the channel; 4.3 puts the message back and cancels a consumer that is busy, which it learns later. */
    private static boolean isBack(RabbitAdmin queues, String queue) {
        QueueInformation state = queues.getQueueInfo(queue);
        return state != null && state.getMessageCount() > 0;
    }
}
