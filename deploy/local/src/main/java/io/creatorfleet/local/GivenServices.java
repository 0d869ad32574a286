package io.creatorfleet.local;

import io.creatorfleet.backing.Database;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which services the environment gives, under the names that the fleet's own processes read.
 *
 * <p>A given service is used and nothing of its kind is started. The processes inherit the environment, so its values reach
 * them as they are.
 */
record GivenServices(Map<String, String> environment) {

    boolean postgresql() {
        return has("spring.datasource.url");
    }

    /** The database that is given, if one is. */
    Optional<Database> database() {
        return value("spring.datasource.url")
                .map(url -> new Database(
                        url,
                        value("spring.datasource.username").orElse(""),
                        value("spring.datasource.password").orElse("")));
    }

    boolean rabbitmq() {
        return has("spring.rabbitmq.host") || has("spring.rabbitmq.addresses");
    }

    boolean s3() {
        return has("fleet.s3.endpoint");
    }

    /** The real platform, or another simulator. */
    boolean platform() {
        return has("fleet.instagram.graph.base-url") || has("fleet.instagram.graph.token");
    }

    /** An application at the real Reddit, or at another simulator. */
    boolean reddit() {
        return has("fleet.reddit.client-id") || has("fleet.reddit.base-url");
    }

    /** Options for the Java processes that files go through, which overrule those that suit a small machine. */
    List<String> fileOptions() {
        return Stream.of(
                        environment.getOrDefault("FLEET_FILES_JAVA_OPTIONS", "").split(" "))
                .filter(option -> !option.isBlank())
                .toList();
    }

    /** Whether the environment holds the property under either of the two names that Spring Boot accepts. */
    boolean has(String property) {
        return value(property).isPresent();
    }

    private Optional<String> value(String property) {
        return Optional.ofNullable(environment.get(variable(property)))
                .or(() -> Optional.ofNullable(environment.get(longVariable(property))));
    }

    /** The name of the environment variable for a property: {@code FLEET_S3_ACCESSKEY} for {@code fleet.s3.access-key}. */
    static String variable(String property) {
        return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /** Properties as environment variables, all of them. */
    static Map<String, String> variables(Map<String, String> properties) {
        return properties.entrySet().stream()
                .collect(Collectors.toMap(property -> variable(property.getKey()), Map.Entry::getValue));
    }

    private static String longVariable(String property) {
        return property.replace('-', '_').replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /** The properties as environment variables, without those that the environment gives already. */
    Map<String, String> complete(Map<String, String> properties) {
        return properties.entrySet().stream()
                .filter(property -> !has(property.getKey()))
                .collect(Collectors.toUnmodifiableMap(property -> variable(property.getKey()), Map.Entry::getValue));
    }
}
