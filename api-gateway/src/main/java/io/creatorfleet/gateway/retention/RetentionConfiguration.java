package io.creatorfleet.gateway.retention;

import io.creatorfleet.task.LedgerTransactions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;

/** Has the gateway delete what ended long enough ago. */
@Configuration(proxyBeanMethods = false)
class RetentionConfiguration {

    @Bean
    Retention retention(RetentionStore store, LedgerTransactions transactions, RetentionProperties properties) {
        return new Retention(store, transactions, properties.rows());
    }

    @Bean
    SchedulingConfigurer forgetting(Retention retention, RetentionProperties properties) {
        // A process that has just begun has better things to do.
        return schedule ->
                schedule.addFixedDelayTask(new FixedDelayTask(retention::step, properties.every(), properties.every()));
    }
}
