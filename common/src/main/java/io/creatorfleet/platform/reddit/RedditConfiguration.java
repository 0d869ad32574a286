package io.creatorfleet.platform.reddit;

import io.creatorfleet.platform.Budget;
import io.creatorfleet.platform.CallStore;
import io.creatorfleet.platform.Calls;
import io.creatorfleet.platform.TokenStore;
import io.creatorfleet.platform.reddit.RedditConfiguration.Given;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Reddit, for an application to import: there is none unless our application's id and secret are given. */
@Configuration(proxyBeanMethods = false)
@Conditional(Given.class)
@EnableConfigurationProperties(RedditProperties.class)
@Import({Budget.class, CallStore.class, Calls.class, TokenStore.class})
public class RedditConfiguration {

    /** One of the two is enough to mean it: that the other is missing is then told. */
    static final class Given implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return StringUtils.hasText(context.getEnvironment().getProperty("fleet.reddit.client-id"))
                    || StringUtils.hasText(context.getEnvironment().getProperty("fleet.reddit.client-secret"));
        }
    }

    @Bean
    Reddit reddit(RedditProperties properties, Budget budget, Calls calls, TokenStore tokens) {
        Upstream upstream = new Upstream(properties, budget, calls);
        AccessToken token = new AccessToken(properties, tokens, upstream);
        return new Reddit(new RedditClient(properties, token, upstream, calls), properties.pageSize());
    }
}
