package io.creatorfleet.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.task.RetryProperties.Limit;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class RetryPropertiesTest {

    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(RetryProperties.class)
    static class Settings {}

    @ParameterizedTest
    @EnumSource(TaskKind.class)
    void isPatientWithServicesAndSoonDoneWithDefectsByDefault(TaskKind kind) {
        application.run(context -> {
            RetryProperties properties = context.getBean(RetryProperties.class);
            Limit soon = limit("2s", "1m", 5, "1h");
            assertThat(properties.unavailable(kind)).isEqualTo(limit("1s", "5m", 12, "6h"));
            assertThat(properties.malformed(kind)).isEqualTo(soon);
            assertThat(properties.unexpected(kind)).isEqualTo(soon);
        });
    }

    @Test
    void takesEveryValueOfEveryClassForAllKindsAndForOne() {
        application
                .withPropertyValues(all("fleet.retry.unavailable", 1))
                .withPropertyValues(all("fleet.retry.malformed", 2))
                .withPropertyValues(all("fleet.retry.unexpected", 3))
                .withPropertyValues(all("fleet.retry.kinds.media.unavailable", 4))
                .withPropertyValues(all("fleet.retry.kinds.media.malformed", 5))
                .withPropertyValues(all("fleet.retry.kinds.media.unexpected", 6))
                .run(context -> {
                    RetryProperties properties = context.getBean(RetryProperties.class);
                    assertThat(properties.unavailable(TaskKind.AUDIT)).isEqualTo(limit("1s", "1m", 1, "1h"));
                    assertThat(properties.malformed(TaskKind.AUDIT)).isEqualTo(limit("2s", "2m", 2, "2h"));
                    assertThat(properties.unexpected(TaskKind.AUDIT)).isEqualTo(limit("3s", "3m", 3, "3h"));
                    assertThat(properties.unavailable(TaskKind.MEDIA)).isEqualTo(limit("4s", "4m", 4, "4h"));
                    assertThat(properties.malformed(TaskKind.MEDIA)).isEqualTo(limit("5s", "5m", 5, "5h"));
                    assertThat(properties.unexpected(TaskKind.MEDIA)).isEqualTo(limit("6s", "6m", 6, "6h"));
                });
    }

    @Test
    void takesWhatAKindLeavesUnsetFromItsClassAndWhatThatLeavesUnsetFromTheDefault() {
        application
                .withPropertyValues("fleet.retry.malformed.cap=9m", "fleet.retry.kinds.audit.malformed.attempts=2")
                .run(context -> {
                    RetryProperties properties = context.getBean(RetryProperties.class);
                    assertThat(properties.malformed(TaskKind.AUDIT)).isEqualTo(limit("2s", "9m", 2, "1h"));
                    assertThat(properties.malformed(TaskKind.MEDIA)).isEqualTo(limit("2s", "9m", 5, "1h"));
                    assertThat(properties.unexpected(TaskKind.AUDIT)).isEqualTo(limit("2s", "1m", 5, "1h"));
                });
    }

    @ParameterizedTest
    @CsvSource({
        "unavailable.base=0s,          fleet.retry.unavailable.base must be more than 0; it is 0s.",
        "malformed.base=2m,            fleet.retry.malformed.base must be at most the cap of 1m; it is 2m.",
        "unexpected.cap=1s,            fleet.retry.unexpected.base must be at most the cap of 1s; it is 2s.",
        "unexpected.attempts=0,        fleet.retry.unexpected.attempts must be at least 1; it is 0.",
        "unavailable.time=-1s,         fleet.retry.unavailable.time must be more than 0; it is -1s.",
        "kinds.media.malformed.cap=1s, fleet.retry.kinds.media.malformed.base must be at most the cap of 1s; it is 2s.",
        "kinds.audit.unavailable.attempts=-7, "
                + "fleet.retry.kinds.audit.unavailable.attempts must be at least 1; it is -7.",
    })
    void refusesToStartWithLimitsThatCannotBeKept(String property, String sentence) {
        application
                .withPropertyValues("fleet.retry." + property)
                .run(context ->
                        assertThat(sentences(context.getStartupFailure())).isEqualTo(sentence));
    }

    @Test
    void refusesAKindThatDoesNotExist() {
        application
                .withPropertyValues("fleet.retry.kinds.video.unavailable.attempts=3")
                .run(context ->
                        assertThat(sentences(context.getStartupFailure())).contains("fleet.retry.kinds"));
    }

    private static String[] all(String name, int number) {
        return new String[] {
            name + ".base=" + number + "s",
            name + ".cap=" + number + "m",
            name + ".attempts=" + number,
            name + ".time=" + number + "h"
        };
    }

    private static Limit limit(String base, String cap, int attempts, String time) {
        return new Limit(duration(base), duration(cap), attempts, duration(time));
    }

    private static Duration duration(String simple) {
        return Duration.parse("PT" + simple);
    }

    /** What is said at start. */
    private static String sentences(@Nullable Throwable failure) {
        BindException refused = (BindException)
                Stream.<@Nullable Throwable>iterate(failure, cause -> cause == null ? null : cause.getCause())
                        .filter(cause -> cause == null || cause instanceof BindException)
                        .findFirst()
                        .orElseThrow();
        assertThat(refused).isNotNull();
        FailureAnalysis analysis = new SettingsFailureAnalyzer().analyze(refused, refused);
        assertThat(analysis).isNotNull();
        return analysis.getDescription();
    }
}
