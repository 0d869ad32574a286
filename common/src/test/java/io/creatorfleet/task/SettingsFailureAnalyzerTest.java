package io.creatorfleet.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.annotation.Configuration;

class SettingsFailureAnalyzerTest {

    @Configuration
    @EnableConfigurationProperties(WorkerProperties.class)
    static class Application {}

    @Test
    void namesEachInvalidPropertyInASentenceOfItsOwn() {
        assertThat(startedWith(Map.of("fleet.worker.slots.interactive", "0"))).isEqualTo("""
                        fleet.worker.name must not be blank; it is not set.
                        fleet.worker.slots.interactive must be greater than or equal to 1; it is "0".""");
    }

    @Test
    void letsARuleBetweenPropertiesSpeakForItself() {
        assertThat(startedWith(Map.of("fleet.worker.name", "a", "fleet.worker.lease", "2s")))
                .isEqualTo("fleet.worker.lease must be at least three times fleet.worker.beat.");
    }

    @Test
    void saysWhatCannotBeRead() {
        assertThat(startedWith(Map.of("fleet.worker.name", "a", "fleet.worker.lease", "soon")))
                .isEqualTo("fleet.worker.lease cannot be read as java.time.Duration; it is \"soon\".");
    }

    private static String startedWith(Map<String, Object> properties) {
        Throwable failure = catchThrowable(() -> new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .properties(Map.of("logging.level.root", "off"))
                .properties(properties)
                .run());
        FailureAnalysis analysis = new SettingsFailureAnalyzer().analyze(failure);
        assertThat(analysis).isNotNull();
        return analysis.getDescription();
    }
}
