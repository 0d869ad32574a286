package io.creatorfleet.platform.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which wiring counts. */
class SourcesTest {

    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withUserConfiguration(Graph.class, Looter.class);

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnSource("graph")
    static class Graph {
        @Bean
        String graph() {
            return "graph";
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnSource("looter")
    static class Looter {
        @Bean
        String looter() {
            return "looter";
        }
    }

    @Test
    void isTheGraphApiAloneUnlessOthersAreNamed() {
        application.run(context -> assertThat(context).hasBean("graph").doesNotHaveBean("looter"));
    }

    @Test
    void isBothWhenBothAreNamed() {
        application
                .withPropertyValues("fleet.instagram.sources=graph,looter")
                .run(context -> assertThat(context).hasBean("graph").hasBean("looter"));
    }

    @Test
    void isTheThirdPartyAloneWhenOnlyThatIsNamed() {
        application
                .withPropertyValues("fleet.instagram.sources=looter")
                .run(context -> assertThat(context).hasBean("looter").doesNotHaveBean("graph"));
    }
}
