package io.creatorfleet.gateway;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.logging.Log;
import org.springframework.aot.AotDetector;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * The beans that were worked out when the gateway was built, which {@code spring.aot.enabled=true} starts it with: they are
 * there in three quarters of the time. Which beans there are is then decided, and a setting that would have it otherwise
 * would be passed over without a word. So a process that is told anything which is not known to decide nothing works its
 * beans out itself, and so does each of the gateway's commands.
 */
final class PreparedBeans implements EnvironmentPostProcessor {

    /** The settings that they are worked out with, of those that differ from place to place: api-gateway's pom.xml. */
    private static final String MIGRATION = "spring.flyway.enabled";

    private static final String COLLECTOR = "fleet.traces.endpoint";

    // Others of fleet are values that beans are given, and those of logging are no matter of beans.
    private static final Set<String> DECIDING = Set.of("spring", "server", "management", "springdoc");

    private static final List<ConfigurationPropertyName> DECIDING_NOTHING = Stream.of(
                    MIGRATION,
                    "server.address",
                    "server.port",
                    "spring.aot.enabled",
                    "spring.application",
                    "spring.config",
                    "spring.datasource.hikari",
                    "spring.datasource.password",
                    "spring.datasource.url",
                    "spring.datasource.username",
                    "spring.rabbitmq.addresses",
                    "spring.rabbitmq.host",
                    "spring.rabbitmq.password",
                    "spring.rabbitmq.port",
                    "spring.rabbitmq.username",
                    "spring.rabbitmq.virtual-host")
            .map(ConfigurationPropertyName::of)
            .toList();

    // As Spring Boot calls the files that a jar brings along.
    private static final String OF_THE_JAR = "class path resource";

    private final Log log;

    PreparedBeans(DeferredLogFactory logs) {
        log = logs.getLog(PreparedBeans.class);
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!AotDetector.useGeneratedArtifacts()) {
            return;
        }
        Optional<String> deciding = deciding(environment);
        deciding.ifPresent(setting ->
                log.info("%s may decide which beans there are: they are worked out now, and the start takes longer"
                        .formatted(setting)));
        if (deciding.isPresent() || !application.getAllSources().equals(Set.of(ApiGatewayApplication.class))) {
            SpringProperties.setProperty(AotDetector.AOT_ENABLED, "false");
        }
    }

    /** A setting from outside that may have other beans than the prepared ones. */
    static Optional<String> deciding(ConfigurableEnvironment environment) {
        if (environment.getProperty(MIGRATION, Boolean.class, true)) {
            return Optional.of(MIGRATION);
        }
        if (!environment.getProperty(COLLECTOR, "").isBlank()) {
            return Optional.of(COLLECTOR);
        }
        return environment.getPropertySources().stream()
                .filter(source -> !source.getName().contains(OF_THE_JAR))
                .flatMap(source -> Stream.ofNullable(ConfigurationPropertySource.from(source)))
                .flatMap(PreparedBeans::names)
                .filter(PreparedBeans::decides)
                .map(ConfigurationPropertyName::toString)
                .findFirst();
    }

    private static Stream<ConfigurationPropertyName> names(ConfigurationPropertySource source) {
        return source instanceof IterableConfigurationPropertySource several ? several.stream() : Stream.empty();
    }

    private static boolean decides(ConfigurationPropertyName name) {
        return !name.isEmpty()
                && DECIDING.contains(name.getElement(0, ConfigurationPropertyName.Form.UNIFORM))
                && DECIDING_NOTHING.stream().noneMatch(known -> known.equals(name) || known.isAncestorOf(name));
    }
}
