package io.creatorfleet.media.audit;

import io.creatorfleet.catalog.CreatorStore;
import io.creatorfleet.media.bucket.Bucket;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the audits. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean
    AuditObjectsHandler auditObjectsHandler(CreatorStore creators, JdbcClient jdbc, Bucket bucket) {
        return new AuditObjectsHandler(creators, new AuditStore(jdbc), bucket);
    }
}
