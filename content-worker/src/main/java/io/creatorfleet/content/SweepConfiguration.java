package io.creatorfleet.content;

import io.creatorfleet.platform.ItemLookup;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the sweeps. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SweepProperties.class)
class SweepConfiguration {

    @Bean
    SweepContentHandler sweepContentHandler(
            ObjectProvider<ItemLookup> lookups, JdbcClient jdbc, SweepProperties properties) {
        return new SweepContentHandler(
                lookups.stream().toList(), new SweepStore(jdbc), new TombstoneStore(jdbc), properties);
    }
}
