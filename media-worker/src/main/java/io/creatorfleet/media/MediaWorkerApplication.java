package io.creatorfleet.media;

import io.creatorfleet.catalog.CatalogConfiguration;
import io.creatorfleet.task.TaskConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** The process that runs MEDIA and AUDIT tasks. */
@SpringBootApplication
@Import({TaskConfiguration.class, CatalogConfiguration.class})
public class MediaWorkerApplication {

    public static void main(String[] arguments) {
        System.setProperty("spring.config.name", "media-worker");
        SpringApplication.run(MediaWorkerApplication.class, arguments);
    }
}
