package io.creatorfleet.media.purge;

import io.creatorfleet.catalog.CreatorStore;
import io.creatorfleet.media.bucket.BucketContents;
import io.creatorfleet.task.TaskLedger;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the deletions. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PurgeProperties.class)
class PurgeConfiguration {

    @Bean
    PurgeCreatorHandler purgeCreatorHandler(
            CreatorStore creators,
            JdbcClient jdbc,
            BucketContents contents,
            TaskLedger ledger,
            PurgeProperties properties) {
        return new PurgeCreatorHandler(creators, new PurgeStore(jdbc), contents, ledger::cancel, properties);
    }
}
