package io.creatorfleet.content.history;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.transaction.support.TransactionOperations;

/** Wires the thinning of histories. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties({RetentionProperties.class, ThinningProperties.class})
class HistoryConfiguration {

    @Bean
    SchedulingConfigurer thinning(
            JdbcClient jdbc,
            TransactionOperations transactions,
            RetentionProperties retention,
            ThinningProperties properties) {
        Thinning thinning = new Thinning(new ThinningStore(jdbc, retention), transactions, properties);
        return schedule -> schedule.addFixedDelayTask(thinning::step, properties.every());
    }
}
