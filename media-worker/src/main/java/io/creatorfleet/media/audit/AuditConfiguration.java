package io.creatorfleet.media.audit;

import io.creatorfleet.catalog.CreatorStore;
import io.creatorfleet.media.bucket.BucketContents;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the audits. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditProperties.class)
class AuditConfiguration {

    @Bean
    AuditStore auditStore(JdbcClient jdbc) {
        return new AuditStore(jdbc);
    }

    @Bean
    IdenticalStore identicalStore(JdbcClient jdbc) {
        return new IdenticalStore(jdbc);
    }

    @Bean
    RepairStore repairStore(JdbcClient jdbc) {
        return new RepairStore(jdbc);
    }

    @Bean
    Auditor auditor(AuditStore rows, BucketContents contents, AuditProperties properties) {
        return new Auditor(rows, contents, properties);
    }

    @Bean
    Repair repair(AuditStore rows, BucketContents contents, AuditProperties properties) {
        return new Repair(rows, contents, properties);
    }

    @Bean
    AuditObjectsHandler auditObjectsHandler(
            CreatorStore creators, AuditStore rows, RepairStore repairs, Auditor auditor, Repair repair) {
        return new AuditObjectsHandler(creators, rows, repairs, auditor, repair);
    }
}
