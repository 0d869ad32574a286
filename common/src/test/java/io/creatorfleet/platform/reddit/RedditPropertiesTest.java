package io.creatorfleet.platform.reddit;

import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.platform.Platform;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class RedditPropertiesTest {

    private static final String PREFIX = "fleet.reddit.";

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withUserConfiguration(Settings.class)
            .withPropertyValues(
                    PREFIX + "client-id=our-app",
                    PREFIX + "client-secret=secret-value\n",
                    PREFIX + "user-agent=server:io.creatorfleet:1.0 (by /u/fleet)");

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(RedditProperties.class)
    static class Settings {}

    @Test
    void needsAnApplicationAndWhoAnswersForIt() {
        application.run(context -> {
            RedditProperties properties = context.getBean(RedditProperties.class);
            assertThat(properties.baseUrl()).hasToString("https://oauth.reddit.com");
            assertThat(properties.tokenUrl()).hasToString("https://www.reddit.com/api/v1/access_token");
            assertThat(properties.pageSize()).isEqualTo(100);
            assertThat(properties.callsPerWindow()).isEqualTo(1000);
            assertThat(properties.clientSecret()).isEqualTo("secret-value");
            assertThat(properties.toString()).contains("our-app").doesNotContain("secret-value");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "client-id=,           must be the id of our application",
        "client-secret=,       must be the secret of our application",
        "user-agent=Java,      must be of the form <platform>:<app id>:<version> (by /u/<user>)",
        "user-agent=Mozilla/5.0 (X11),  must be of the form <platform>:<app id>:<version> (by /u/<user>)",
        "page-size=0,          must be 1 to 100",
        "page-size=101,        must be 1 to 100",
        "calls-per-minute=0,   must be at least 1",
        "window=5s,            fleet.reddit.window must be at least a minute",
    })
    void refusesToStartWithAValueThatCannotWork(String property, String sentence) {
        application
                .withPropertyValues(PREFIX + property)
                .run(context ->
                        assertThat(messages(context.getStartupFailure())).contains(sentence));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fleet.reddit.client-id=", "fleet.reddit.user-agent=Java"})
    void isOffUntilAnApplicationIsGiven(String property) {
        new ApplicationContextRunner()
                .withUserConfiguration(RedditConfiguration.class)
                .withPropertyValues(property)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Platform.class));
    }

    @ParameterizedTest
    @CsvSource({
        "client-id=our-app, must be the secret of our application",
        "client-secret=s, must be the id of our application"
    })
    void saysWhatIsMissingOfAnApplication(String given, String sentence) {
        new ApplicationContextRunner()
                .withUserConfiguration(Settings.class)
                .withPropertyValues(PREFIX + given)
                .run(context ->
                        assertThat(messages(context.getStartupFailure())).contains(sentence));
    }

    private static String messages(@Nullable Throwable failure) {
        return Stream.<@Nullable Throwable>iterate(failure, cause -> cause == null ? null : cause.getCause())
                .takeWhile(cause -> cause != null)
                .map(String::valueOf)
                .reduce("", (one, other) -> one + "\n" + other);
    }
}
