package io.creatorfleet.task;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static io.creatorfleet.backing.BackingService.RABBITMQ;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.backing.Broker;
import io.creatorfleet.backing.TcpProxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.core.RabbitAdmin;

/** Consumers that end in a live process: others take their place within ten seconds, or the process says that none do. */
class SilentConsumersIT {

    private static final String QUEUE = Topology.queue(TaskKind.PROFILE, Route.INTERACTIVE);
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Map<String, String> ONE_SLOT = Map.of("fleet.worker.slots.interactive", "1");

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL, RABBITMQ);

    private final CountDownLatch release = new CountDownLatch(1);
    private final ScriptedHandler profile = new ScriptedHandler(TaskKind.PROFILE, this::waitIfAsked);

    private Verdict waitIfAsked(Task task) throws InterruptedException {
        if (task.payload().contains("wait")) {
            release.await();
        }
        return ScriptedHandler.done();
    }

    @BeforeEach
    void beginWithAHealthyQueue() {
        Administration.of(services.broker(), admin -> admin.deleteQueue(QUEUE));
    }

    @Test
    void consumesAgainWhenRabbitmqCancelledItsConsumers() {
        try (FleetProcess process = start(Map.of())) {
            awaitRun(process, SOON);
            RabbitAdmin admin = process.bean(RabbitAdmin.class);

            admin.deleteQueue(QUEUE);
            await().atMost(LIMIT).until(() -> consumersOf(process) == 0);
            admin.initialize();

            awaitRun(process, LIMIT);
            await().atMost(LIMIT).until(() -> consumersOf(process) == 4);
        }
    }

    @Test
    void consumesAgainFromADeletedQueueAlthoughEachSlotStillRunsATask() {
        try (FleetProcess process = start(ONE_SLOT)) {
            UUID running = process.accept(profile("{\"do\":\"wait\"}"));
            await().atMost(SOON).until(() -> profile.begun().size() == 1);

            process.bean(RabbitAdmin.class).deleteQueue(QUEUE);

            awaitRun(process, LIMIT);
            assertThat(process.tasks(running, "state")).containsExactly("RUNNING");
            release.countDown();
            await().atMost(SOON).until(() -> process.jobState(running), "SUCCEEDED"::equals);
            assertThat(process.tasks(running, "fence").getFirst()).isEqualTo("1");
        }
    }

    @Test
    void consumesAgainWhenItsConnectionsAreHalfOpen() {
        Broker broker = services.broker();
        try (TcpProxy firewall = new TcpProxy(0, broker.port());
                FleetProcess process = start(Map.of(
                        "spring.rabbitmq.addresses",
                        "127.0.0.1:%d,127.0.0.1:%d".formatted(firewall.port(), broker.port())))) {
            awaitRun(process, SOON);
            assertThat(firewall.connections()).isEqualTo(2);

            firewall.refuse();
            firewall.freeze();

            awaitRun(process, LIMIT);
        }
    }

    @Test
    void isNotReadyWhileRabbitmqIsAwayAndGoesOnWhenItIsBack() {
        Broker broker = services.broker();
        try (TcpProxy network = new TcpProxy(0, broker.port());
                FleetProcess process = start(throughProxy(network, "2s"))) {
            awaitRun(process, SOON);
            assertThat(process.bean(ConsumerWatch.class).reasons()).isEmpty();

            network.refuse();
            network.reset();

            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(health(process))
                            .contains("DOWN", "Queue " + QUEUE + " has lacked consumers for"));
            network.accept();
            awaitRun(process, LIMIT);
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(health(process)).contains("UP"));
        }
    }

    @Test
    void startsWhileRabbitmqIsAwayAndStopsWithoutIt() {
        Broker broker = services.broker();
        TcpProxy network = new TcpProxy(0, broker.port());
        network.refuse();
        try (network;
                FleetProcess process = start(throughProxy(network, "10s"))) {
            UUID job = process.accept(profile("{}"));
            network.accept();
            await().atMost(LIMIT).until(() -> process.jobState(job), "SUCCEEDED"::equals);
        }
        network.refuse();
        FleetProcess without = start(throughProxy(network, "10s"));
        long begun = System.nanoTime();
        without.close();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LIMIT);
    }

    @Test
    void endsWhenItCannotConsumeAlthoughRabbitmqAnswers() {
        Map<String, String> properties = new HashMap<>(services.properties());
        properties.putAll(Map.of("fleet.consumers.end-after", "3s", WorkerApplication.KINDS, "PROFILE"));
        try (FleetProcess gateway = FleetProcess.start("gateway", services.properties());
                WorkerJvm worker = WorkerJvm.start("hopeless", properties)) {
            RunTable.create(gateway.jdbc());
            awaitRun(gateway, SOON);

            RabbitAdmin admin = gateway.bean(RabbitAdmin.class);
            admin.deleteQueue(QUEUE);
            admin.declareQueue(new Queue(QUEUE));

            assertThat(worker.exitStatus()).isEqualTo(1);
            assertThat(worker.output()).contains("it ends to be started anew", "x-queue-type", QUEUE);
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(health(gateway)).contains("DOWN", "x-queue-type"));
            admin.deleteQueue(QUEUE);
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(health(gateway)).contains("UP"));
        }
    }

    private static Map<String, String> throughProxy(TcpProxy network, String unreadyAfter) {
        return Map.of(
                "spring.rabbitmq.host",
                "127.0.0.1",
                "spring.rabbitmq.port",
                Integer.toString(network.port()),
                "fleet.consumers.unready-after",
                unreadyAfter);
    }

    private static int consumersOf(FleetProcess process) {
        return process.bean(TaskConsumers.class).all().stream()
                .filter(consumers -> consumers.queue().equals(QUEUE))
                .mapToInt(QueueConsumers::active)
                .sum();
    }

    private static String health(FleetProcess process) {
        return process.bean(ConsumerHealth.class).health().toString();
    }

    private static void awaitRun(FleetProcess process, Duration within) {
        UUID job = process.accept(profile("{}"));
        await().atMost(within).until(() -> process.tasks(job, "state").getFirst(), "DONE"::equals);
    }

    private static FollowUp profile(String payload) {
        return new FollowUp(TaskKind.PROFILE, "instagram", "instagram/" + UUID.randomUUID(), payload);
    }

    private FleetProcess start(Map<String, String> properties) {
        Map<String, String> all = new HashMap<>(services.properties());
        all.putAll(properties);
        ScriptedHandler analytics = new ScriptedHandler(TaskKind.ANALYTICS, task -> ScriptedHandler.done());
        return FleetProcess.start("silent", all, profile, analytics);
    }
}
