package io.creatorfleet.task;

import io.creatorfleet.task.traces.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Wires the ledger and the runner into a process. A process with {@link TaskHandler} beans runs their kinds; one
 * without still dispatches and reconciles for all.
 */
@Configuration(proxyBeanMethods = false)
@Import({LedgerConfiguration.class, BrokerConfiguration.class, RunnerConfiguration.class, IsolationConfiguration.class})
@EnableConfigurationProperties({DispatchProperties.class, WorkerProperties.class, RetryProperties.class})
public class TaskConfiguration {

    @Bean
    PauseStore pauseStore(JdbcClient jdbc) {
        return new PauseStore(jdbc);
    }

    @Bean
    BacklogStore backlogStore(JdbcClient jdbc, LedgerTransactions transactions, WorkerProperties worker) {
        return new BacklogStore(jdbc, transactions, worker.lease());
    }

    @Bean
    InvariantStore invariantStore(JdbcClient jdbc) {
        return new InvariantStore(jdbc);
    }

    @Bean
    LostMessages lostMessages(JdbcClient jdbc, AmqpAdmin admin, DispatchProperties properties) {
        return new LostMessages(new LostTaskStore(jdbc), admin, properties);
    }

    @Bean
    DeadTaskStore deadTaskStore(JdbcClient jdbc, LedgerTransactions transactions) {
        return new DeadTaskStore(jdbc, transactions);
    }

    @Bean
    DismissalStore dismissalStore(JdbcClient jdbc, LedgerTransactions transactions) {
        return new DismissalStore(jdbc, transactions);
    }

    @Bean
    WorkerStore workerStore(JdbcClient jdbc, LedgerTransactions transactions, JsonMapper json) {
        return new WorkerStore(jdbc, transactions, json);
    }

    @Bean
    DispatchStore dispatchStore(JdbcClient jdbc, LedgerTransactions transactions) {
        return new DispatchStore(jdbc, transactions);
    }

    @Bean
    TaskMetrics taskMetrics(MeterRegistry registry) {
        return new TaskMetrics(registry);
    }

    @Bean
    TaskPublisher taskPublisher(RabbitTemplate template, DispatchProperties properties, Traces traces) {
        // A connection that RabbitMQ blocks for its memory or disk must still deliver and take acknowledgements.
        template.setUsePublisherConnection(true);
        return new TaskPublisher(template, properties.confirmWithin(), traces);
    }

    @Bean
    Dispatcher dispatcher(
            DispatchStore store,
            TaskPublisher publisher,
            TaskMetrics metrics,
            DispatchProperties properties,
            WorkerProperties worker) {
        return new Dispatcher(store, publisher, metrics, properties, worker.lease());
    }

    @Bean
    Loop dispatcherLoop(Dispatcher dispatcher) {
        return dispatcher.loop();
    }

    @Bean
    Loop reconcilerLoop(Reconciler reconciler) {
        return reconciler.loop();
    }

    @Bean
    Loop lostMessagesLoop(LostMessages lostMessages, TaskMetrics metrics) {
        return lostMessages.loop(metrics);
    }

    @Bean
    Reconciler reconciler(
            WorkerStore workers,
            TaskLedger ledger,
            BacklogStore backlog,
            TaskMetrics metrics,
            WorkerProperties worker) {
        return new Reconciler(workers, ledger, backlog, metrics, worker.lease());
    }
}
