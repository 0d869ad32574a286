package io.creatorfleet.media;

import io.creatorfleet.catalog.CatalogConfiguration;
import io.creatorfleet.catalog.CreatorStore;
import io.creatorfleet.task.FailureClassifier;
import io.creatorfleet.task.TaskConfiguration;
import io.creatorfleet.task.TaskLedger;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The process that runs MEDIA and AUDIT tasks. */
@SpringBootApplication
@Import({TaskConfiguration.class, CatalogConfiguration.class})
public class MediaWorkerApplication {

    public static void main(String[] arguments) {
        System.setProperty("spring.config.name", "media-worker");
        SpringApplication.run(MediaWorkerApplication.class, arguments);
    }

    @Bean
    FailureClassifier failureClassifier() {
        return new MediaFailures();
    }

    @Bean
    CopyMediaHandler copyMediaHandler(JdbcClient jdbc, Bucket bucket, MediaProperties properties, TaskLedger ledger) {
        return new CopyMediaHandler(new CopyStore(jdbc), new Cdn(properties), bucket, properties, ledger::holds);
    }

    @Bean
    AuditObjectsHandler auditObjectsHandler(CreatorStore creators, JdbcClient jdbc, Bucket bucket) {
        return new AuditObjectsHandler(creators, new AuditStore(jdbc), bucket);
    }
}
