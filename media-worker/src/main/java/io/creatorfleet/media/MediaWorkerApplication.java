package io.creatorfleet.media;

import io.creatorfleet.catalog.CatalogConfiguration;
import io.creatorfleet.media.audit.AuditApplication;
import io.creatorfleet.task.TaskConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** The process that runs MEDIA, AUDIT and PURGE tasks; or, as the first argument wishes, audits the whole bucket once. */
@SpringBootApplication
@Import({TaskConfiguration.class, CatalogConfiguration.class})
public class MediaWorkerApplication {

    public static void main(String[] arguments) {
        System.setProperty("spring.config.name", "media-worker");
        if (arguments.length > 0 && arguments[0].equals(AuditApplication.COMMAND)) {
            System.exit(AuditApplication.run(arguments));
        }
        SpringApplication.run(MediaWorkerApplication.class, arguments);
    }
}
