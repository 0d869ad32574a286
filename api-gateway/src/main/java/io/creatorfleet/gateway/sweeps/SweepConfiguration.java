package io.creatorfleet.gateway.sweeps;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

/** Has the gateway look for what is due. */
@Configuration(proxyBeanMethods = false)
class SweepConfiguration {

    @Bean
    SchedulingConfigurer sweeping(SweepOpener opener, SweepProperties properties) {
        return schedule -> schedule.addFixedDelayTask(opener::look, properties.look());
    }
}
