package io.creatorfleet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class PreparedBeansTest {

    private static final String OUTSIDE = "Config tree '/run/secrets'";

    private final StandardEnvironment environment = new StandardEnvironment();

    PreparedBeansTest() {
        environment
                .getPropertySources()
                .forEach(source -> environment.getPropertySources().remove(source.getName()));
        tell("Config resource 'class path resource [fleet.yaml]'", "spring.flyway.enabled", "false");
    }

    @Test
    void areTakenWithTheSettingsOfTheJar() {
        tell("Config resource 'class path resource [api-gateway.yaml]'", "spring.servlet.multipart.enabled", "false");
        assertThat(PreparedBeans.deciding(environment)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spring.datasource.password",
                "spring.datasource.hikari.maximum-pool-size",
                "spring.config.import",
                "server.port",
                "fleet.gateway.public-media-url",
                "logging.structured.format.console",
                "postgresql-owner"
            })
    void areTakenWhateverAValueIs(String setting) {
        tell(OUTSIDE, setting, "x");
        assertThat(PreparedBeans.deciding(environment)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "SPRING_DATASOURCE_URL, jdbc:postgresql:x",
        "SPRING_RABBITMQ_VIRTUALHOST, fleet",
        "SPRING_FLYWAY_ENABLED, false",
        "FLEET_TRACES_ENDPOINT, ''",
        "PATH, /bin"
    })
    void areTakenWhateverAVariableIs(String variable, String value) {
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("systemEnvironment", Map.of(variable, value)));
        assertThat(PreparedBeans.deciding(environment)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "spring.flyway.enabled, true",
        "fleet.traces.endpoint, http://collector:4318/v1/traces",
        "management.endpoints.web.exposure.include, loggers",
        "springdoc.api-docs.enabled, false",
        "spring.threads.virtual.enabled, false",
        "spring.datasource.type, x",
        "server.servlet.context-path, /x"
    })
    void areNotTakenWhereASettingMayDecideOtherwise(String setting, String value) {
        tell(OUTSIDE, setting, value);
        assertThat(PreparedBeans.deciding(environment)).contains(setting);
    }

    private void tell(String source, String setting, String value) {
        environment.getPropertySources().addFirst(new MapPropertySource(source, Map.of(setting, value)));
    }
}
