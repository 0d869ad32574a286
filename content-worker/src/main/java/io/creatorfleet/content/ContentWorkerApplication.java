package io.creatorfleet.content;

import io.creatorfleet.catalog.CatalogConfiguration;
import io.creatorfleet.catalog.CreatorStore;
import io.creatorfleet.catalog.MediaStore;
import io.creatorfleet.catalog.PlatformFailures;
import io.creatorfleet.catalog.Platforms;
import io.creatorfleet.platform.Platform;
import io.creatorfleet.platform.instagram.graph.GraphConfiguration;
import io.creatorfleet.platform.instagram.looter.LooterConfiguration;
import io.creatorfleet.platform.reddit.RedditConfiguration;
import io.creatorfleet.task.FailureClassifier;
import io.creatorfleet.task.TaskConfiguration;
import io.creatorfleet.task.TaskKind;
import io.creatorfleet.task.TaskLedger;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The process that runs CONTENT, RESOLVE, ANALYTICS and SWEEP tasks. */
@SpringBootApplication
@Import({
    TaskConfiguration.class,
    CatalogConfiguration.class,
    GraphConfiguration.class,
    LooterConfiguration.class,
    RedditConfiguration.class
})
@EnableConfigurationProperties({ContentProperties.class, RefreshProperties.class})
public class ContentWorkerApplication {

    public static void main(String[] arguments) {
        System.setProperty("spring.config.name", "content-worker");
        SpringApplication.run(ContentWorkerApplication.class, arguments);
    }

    @Bean
    FailureClassifier failureClassifier() {
        return new PlatformFailures();
    }

    @Bean
    Platforms platforms(List<Platform> configured) {
        return new Platforms(configured);
    }

    @Bean
    FetchContentHandler fetchContentHandler(
            Platforms platforms,
            CreatorStore creators,
            JdbcClient jdbc,
            PageIntake intake,
            ContentProperties properties,
            RefreshProperties refresh) {
        return new FetchContentHandler(platforms, creators, intake, new RefreshStore(jdbc, refresh), properties);
    }

    @Bean
    PageIntake pageIntake(JdbcClient jdbc, MediaStore media, MeterRegistry meters) {
        return new PageIntake(
                new WalkStore(jdbc),
                new ContentStore(jdbc),
                new TombstoneStore(jdbc),
                media,
                new UnreadableItems(new UnreadableStore(jdbc), meters),
                new KeptItems(meters));
    }

    @Bean
    RenewLinksHandler renewLinksHandler(
            Platforms platforms, CreatorStore creators, JdbcClient jdbc, TaskLedger ledger) {
        return new RenewLinksHandler(
                platforms, creators, new LinkStore(jdbc), copies -> ledger.wake(TaskKind.MEDIA, copies));
    }
}
