package io.creatorfleet.profile;

import io.creatorfleet.catalog.CatalogConfiguration;
import io.creatorfleet.catalog.MediaStore;
import io.creatorfleet.catalog.PlatformFailures;
import io.creatorfleet.catalog.Platforms;
import io.creatorfleet.platform.Platform;
import io.creatorfleet.platform.instagram.graph.GraphConfiguration;
import io.creatorfleet.platform.instagram.looter.LooterConfiguration;
import io.creatorfleet.platform.reddit.RedditConfiguration;
import io.creatorfleet.task.FailureClassifier;
import io.creatorfleet.task.TaskConfiguration;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The process that runs PROFILE tasks. */
@SpringBootApplication
@Import({
    TaskConfiguration.class,
    CatalogConfiguration.class,
    GraphConfiguration.class,
    LooterConfiguration.class,
    RedditConfiguration.class
})
@EnableConfigurationProperties(ProfileProperties.class)
public class ProfileWorkerApplication {

    public static void main(String[] arguments) {
        System.setProperty("spring.config.name", "profile-worker");
        SpringApplication.run(ProfileWorkerApplication.class, arguments);
    }

    @Bean
    FailureClassifier failureClassifier() {
        return new PlatformFailures();
    }

    @Bean
    FetchProfileHandler fetchProfileHandler(
            List<Platform> platforms, JdbcClient jdbc, MediaStore media, ProfileProperties properties) {
        return new FetchProfileHandler(
                new Platforms(platforms), new ProfileStore(jdbc), new NameStore(jdbc, properties), media);
    }
}
