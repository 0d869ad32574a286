package io.creatorfleet.media.copy;

import io.creatorfleet.media.bucket.Bucket;
import io.creatorfleet.media.bucket.BucketContents;
import io.creatorfleet.media.bucket.UploadProperties;
import io.creatorfleet.media.cdn.Cdn;
import io.creatorfleet.media.purge.PurgeProperties;
import io.creatorfleet.task.FailureClassifier;
import io.creatorfleet.task.TaskLedger;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the copies. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CopyProperties.class)
class CopyConfiguration {

    @Bean
    FailureClassifier failureClassifier() {
        return new MediaFailures();
    }

    @Bean
    CopyMediaHandler copyMediaHandler(
            JdbcClient jdbc, Cdn cdn, Copier copier, Removal removal, CopyProperties properties, MeterRegistry meters) {
        return new CopyMediaHandler(new CopyStore(jdbc), cdn, copier, removal, properties, new CopyMeters(meters));
    }

    @Bean
    Removal removal(JdbcClient jdbc, BucketContents contents, PurgeProperties properties) {
        return new Removal(new CopyStore(jdbc), contents, properties.copiesEnd());
    }

    @Bean
    Copier copier(
            JdbcClient jdbc, Bucket bucket, UploadProperties sizes, CopyProperties properties, TaskLedger ledger) {
        Uploads uploads = new Uploads(bucket, new UploadStore(jdbc));
        return new Copier(bucket, uploads, sizes, properties.reopenings(), ledger::holds);
    }
}
