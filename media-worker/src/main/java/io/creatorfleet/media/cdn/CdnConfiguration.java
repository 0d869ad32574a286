package io.creatorfleet.media.cdn;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the way to the CDNs. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CdnProperties.class)
class CdnConfiguration {

    @Bean
    Cdn cdn(CdnProperties properties) {
        return new Cdn(properties);
    }
}
