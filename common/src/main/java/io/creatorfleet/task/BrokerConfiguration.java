package io.creatorfleet.task;

import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Wires what ties a process to RabbitMQ: its topology, its consumers and the watch over both. A process for one isolated
 * task has no need of them.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = IsolatedRun.TASK, havingValue = "none", matchIfMissing = true)
@EnableConfigurationProperties(ConsumerProperties.class)
class BrokerConfiguration {

    private static final Logger log = LoggerFactory.getLogger(BrokerConfiguration.class);

    @Bean
    Declarables taskQueues() {
        return Topology.declarables();
    }

    /** Declares on each new connection; what is refused is not tried again, since that mends nothing. */
    @Bean
    RabbitAdmin amqpAdmin(CachingConnectionFactory connections) {
        RabbitAdmin admin = new RabbitAdmin(connections);
        admin.setRetryTemplate(null);
        return admin;
    }

    @Bean
    SettingsCheck settingsCheck(
            CachingConnectionFactory connections,
            RabbitTemplate rabbit,
            Environment environment,
            LifecycleProperties lifecycle,
            WorkerProperties worker) {
        return new SettingsCheck(connections, rabbit, environment, lifecycle, worker);
    }

    @Bean
    TopologyCheck topologyCheck(RabbitAdmin admin, CachingConnectionFactory connections) {
        return new TopologyCheck(admin, connections);
    }

    @Bean
    TaskConsumers taskConsumers(
            CachingConnectionFactory connections,
            TaskRunner runner,
            ObjectProvider<TaskHandler> handlers,
            WorkerProperties properties,
            Heartbeat heartbeat,
            Outage outage) {
        // The consumers' own executor setting does not reach the listener: the connection's threads call it.
        connections.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        return new TaskConsumers(connections, runner, handlers.stream().toList(), properties, heartbeat.runs(), outage);
    }

    @Bean
    ConsumerWatch consumerWatch(
            TaskConsumers consumers,
            RabbitAdmin admin,
            TopologyCheck topology,
            Heartbeat heartbeat,
            ConsumerProperties properties,
            ConfigurableApplicationContext context) {
        return new ConsumerWatch(consumers, admin, topology, heartbeat::silence, properties, end(context));
    }

    @Bean
    Loop consumerWatchLoop(ConsumerWatch watch) {
        return watch.loop();
    }

    @Bean
    ConsumerHealth consumersHealthIndicator(ConsumerWatch watch) {
        return new ConsumerHealth(watch);
    }

    private static Consumer<String> end(ConfigurableApplicationContext context) {
        return reason -> {
            log.error("RabbitMQ answers and this process does not consume: it ends to be started anew. {}", reason);
            // Not a daemon like the watch: the exit status would be lost when it outlives all others.
            Thread.ofPlatform()
                    .name("end")
                    .daemon(false)
                    .start(() -> System.exit(SpringApplication.exit(context, () -> 1)));
        };
    }
}
