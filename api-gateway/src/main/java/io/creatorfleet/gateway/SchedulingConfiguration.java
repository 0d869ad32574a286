package io.creatorfleet.gateway;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.task.SimpleAsyncTaskSchedulerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.TransactionException;

/** What the gateway does by itself, again and again. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class SchedulingConfiguration {

    private static final Logger log = LoggerFactory.getLogger(SchedulingConfiguration.class);

    @Bean
    SimpleAsyncTaskSchedulerCustomizer failuresInAWord() {
        return scheduler -> scheduler.setErrorHandler(SchedulingConfiguration::tell);
    }

    private static void tell(Throwable failure) {
        if (failure instanceof DataAccessException || failure instanceof TransactionException) {
            log.warn("The database did not answer; what was due is done next time: {}", failure.toString());
        } else {
            log.error("What was due failed, and is tried again next time", failure);
        }
    }
}
