package io.creatorfleet.platform.instagram.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class GraphPropertiesTest {

    private static final String PREFIX = "fleet.instagram.graph.";

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withUserConfiguration(Settings.class)
            .withPropertyValues(PREFIX + "user-id=17841400000000001", PREFIX + "token=secret-token\n");

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(GraphProperties.class)
    static class Settings {}

    @Test
    void needsNoMoreThanAnAccountAndAToken() {
        application.run(context -> {
            GraphProperties properties = context.getBean(GraphProperties.class);
            assertThat(properties.baseUrl()).hasToString("https://graph.facebook.com");
            assertThat(properties.version()).isEqualTo("v26.0");
            assertThat(properties.pageSize()).isEqualTo(50);
            assertThat(properties.token()).isEqualTo("secret-token");
        });
    }

    @Test
    void saysWhatIsMissing() {
        new ApplicationContextRunner()
                .withUserConfiguration(Settings.class)
                .run(context -> assertThat(messages(context.getStartupFailure()))
                        .contains("must be the id of our own Instagram account, digits only")
                        .contains("must be the access token of our own Instagram account"));
    }

    @ParameterizedTest
    @CsvSource({
        "version=latest,        must be a version such as v26.0",
        "user-id=me,            'must be the id of our own Instagram account, digits only'",
        "page-size=0,           must be 1 to 100",
        "page-size=101,         must be 1 to 100",
        "calls-per-hour=1,      must be at least 2",
        "window=30s,            fleet.instagram.graph.window must be at most 1h and hold at least 2 calls",
        "window=2h,             fleet.instagram.graph.window must be at most 1h and hold at least 2 calls",
        "read-timeout=0s,       fleet.instagram.graph.connect-timeout and read-timeout must be positive",
    })
    void refusesToStartWithAValueThatCannotWork(String property, String sentence) {
        application
                .withPropertyValues(PREFIX + property)
                .run(context ->
                        assertThat(messages(context.getStartupFailure())).contains(sentence));
    }

    @Test
    void printsNoSecret() {
        application
                .withPropertyValues(PREFIX + "app-secret=app-secret-value")
                .run(context -> assertThat(
                                context.getBean(GraphProperties.class).toString())
                        .contains("17841400000000001")
                        .doesNotContain("secret-token", "app-secret-value"));
    }

    private static String messages(@Nullable Throwable failure) {
        return Stream.<@Nullable Throwable>iterate(failure, cause -> cause == null ? null : cause.getCause())
                .takeWhile(cause -> cause != null)
                .map(String::valueOf)
                .reduce("", (one, other) -> one + "\n" + other);
    }
}
