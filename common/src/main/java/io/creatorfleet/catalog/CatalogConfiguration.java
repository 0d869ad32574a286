package io.creatorfleet.catalog;

import io.creatorfleet.task.Abandonment;
import io.creatorfleet.task.TaskKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The stores that the services share, to be imported by each that needs them. */
@Configuration(proxyBeanMethods = false)
public class CatalogConfiguration {

    @Bean
    CreatorStore creatorStore(JdbcClient jdbc) {
        return new CreatorStore(jdbc);
    }

    @Bean
    MediaStore mediaStore(JdbcClient jdbc) {
        return new MediaStore(jdbc);
    }

    /** Of what a cancelled job leaves, only media rows wait for a task. */
    @Bean
    Abandonment abandonment(MediaStore media) {
        return (kind, subjects) -> {
            if (kind == TaskKind.MEDIA) {
                media.abandon(subjects);
            }
        };
    }
}
