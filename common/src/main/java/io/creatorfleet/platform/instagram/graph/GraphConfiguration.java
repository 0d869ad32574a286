package io.creatorfleet.platform.instagram.graph;

import io.creatorfleet.platform.Budget;
import io.creatorfleet.platform.CallStore;
import io.creatorfleet.platform.Calls;
import io.creatorfleet.platform.Platform;
import java.util.Random;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Instagram through the Graph API, for an application to import. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GraphProperties.class)
@Import({Budget.class, CallStore.class, Calls.class})
public class GraphConfiguration {

    @Bean
    Platform instagramGraph(GraphProperties properties, Budget budget, Calls calls) {
        var client = new GraphClient(properties, budget, calls, new Random());
        return new InstagramGraph(client, properties.pageSize());
    }
}
