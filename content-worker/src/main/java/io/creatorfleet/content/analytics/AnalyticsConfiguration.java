package io.creatorfleet.content.analytics;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the computation of analytics. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AnalyticsProperties.class)
class AnalyticsConfiguration {

    @Bean
    ComputeAnalyticsHandler computeAnalyticsHandler(JdbcClient jdbc, AnalyticsProperties properties) {
        return new ComputeAnalyticsHandler(new AnalyticsStore(jdbc, properties), new WalkStore(jdbc));
    }
}
