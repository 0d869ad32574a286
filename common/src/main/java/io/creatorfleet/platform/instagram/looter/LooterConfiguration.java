package io.creatorfleet.platform.instagram.looter;

import io.creatorfleet.platform.Budget;
import io.creatorfleet.platform.CallStore;
import io.creatorfleet.platform.Calls;
import io.creatorfleet.platform.instagram.ConditionalOnSource;
import io.creatorfleet.platform.instagram.InstagramConfiguration;
import io.creatorfleet.platform.instagram.InstagramProperties;
import io.creatorfleet.platform.instagram.InstagramSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Instagram through a third party, for an application to import: there is none unless it is named. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnSource(LooterConfiguration.NAME)
@EnableConfigurationProperties(LooterProperties.class)
@Import({Budget.class, CallStore.class, Calls.class, InstagramConfiguration.class})
public class LooterConfiguration {

    static final String NAME = "looter";

    @Bean
    InstagramSource instagramLooter(
            LooterProperties properties, InstagramProperties instagram, Budget budget, Calls calls) {
        LooterClient client = new LooterClient(properties, instagram.gate(NAME), budget, calls);
        return new InstagramSource(NAME, new InstagramLooter(client, properties), LooterReader::isAccountId);
    }
}
