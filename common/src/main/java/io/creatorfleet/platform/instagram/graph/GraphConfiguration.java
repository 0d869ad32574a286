package io.creatorfleet.platform.instagram.graph;

import io.creatorfleet.platform.Budget;
import io.creatorfleet.platform.CallStore;
import io.creatorfleet.platform.Calls;
import io.creatorfleet.platform.Platform;
import io.creatorfleet.platform.instagram.ConditionalOnSource;
import io.creatorfleet.platform.instagram.InstagramConfiguration;
import io.creatorfleet.platform.instagram.InstagramProperties;
import io.creatorfleet.platform.instagram.InstagramSource;
import java.util.Random;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Instagram through the Graph API, for an application to import: there is none unless it is named. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GraphProperties.class)
@ConditionalOnSource(GraphConfiguration.NAME)
@Import({Budget.class, CallStore.class, Calls.class, InstagramConfiguration.class})
public class GraphConfiguration {

    static final String NAME = "graph";

    @Bean
    InstagramSource instagramGraph(
            GraphProperties properties, InstagramProperties instagram, Budget budget, Calls calls) {
        var client = new GraphClient(properties, instagram.gate(NAME), budget, calls, new Random());
        Platform platform = new InstagramGraph(client, properties.pageSize());
        return new InstagramSource(NAME, platform, id -> !id.startsWith("pk_"));
    }
}
