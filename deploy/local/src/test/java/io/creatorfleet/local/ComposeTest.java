package io.creatorfleet.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.FileSystemResource;

/** What {@code deploy/compose.yaml}, {@code deploy/real.yaml} over it, and the Dockerfile promise of each container. */
class ComposeTest {

    private static final Path SOURCES = Path.of("../..").toAbsolutePath().normalize();
    private static final Map<?, ?> COMPOSE = yaml(SOURCES.resolve("deploy/compose.yaml"));
    private static final Map<?, ?> REAL = yaml(SOURCES.resolve("deploy/real.yaml"));
    private static final Set<String> SIMULATED = Set.of("simulator", "s3");
    private static final String DOCKERFILE = text("deploy/Dockerfile");

    /** A container of the file, by its name, to be shown by it. */
    record Container(String name, Map<?, ?> settings) {

        @Nullable
        Object get(String key) {
            return settings.get(key);
        }

        List<String> keys() {
            return settings.keySet().stream().map(Object::toString).toList();
        }

        boolean isOurs() {
            return settings.containsKey("build");
        }

        Map<?, ?> arguments() {
            return map(map(get("build")).get("args"));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Container> containers() {
        return map(COMPOSE.get("services")).entrySet().stream()
                .map(service -> new Container(service.getKey().toString(), map(service.getValue())));
    }

    static Stream<Container> services() {
        return containers().filter(container -> Scale.SERVICES.contains(container.name()));
    }

    static Stream<Container> ours() {
        return containers().filter(Container::isOurs);
    }

    @ParameterizedTest
    @MethodSource("containers")
    void isNobodySpecialAndWritesNowhereElse(Container container) {
        assertThat(container.get("read_only")).isEqualTo(true);
        assertThat(container.get("cap_drop")).isEqualTo(List.of("ALL"));
        assertThat(container.get("security_opt")).isEqualTo(List.of("no-new-privileges:true"));
        assertThat(container.keys()).doesNotContain("privileged", "network_mode", "pid", "cap_add");
        String user = container.isOurs() ? lastUser() : String.valueOf(container.get("user"));
        assertThat(user).isNotIn("null", "root", "0");
    }

    private static String lastUser() {
        return DOCKERFILE
                .lines()
                .filter(line -> line.startsWith("USER "))
                .reduce((earlier, later) -> later)
                .orElse("USER root")
                .substring("USER ".length());
    }

    @ParameterizedTest
    @MethodSource("containers")
    void hasItsShareOfTheMachineAndSaysHowItIs(Container container) {
        assertThat(String.valueOf(container.get("mem_limit"))).matches("\\d+m");
        assertThat(container.get("pids_limit")).isNotNull();
        assertThat(map(container.get("logging")).get("options")).isEqualTo(Map.of("max-size", "10m", "max-file", "3"));
        assertThat(container.isOurs() ? DOCKERFILE.contains("\nHEALTHCHECK ") : container.get("healthcheck") != null)
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("containers")
    void isToldNoSecretButByAFileThatGitDoesNotKnow(Container container) {
        environment(container.settings())
                .forEach((name, value) -> assertThat(value.toString())
                        .as(name.toString())
                        .matches(
                                name.toString().matches(".*(PASS|SECRET|TOKEN|_KEY|ACCESSKEY).*")
                                        ? "/run/secrets/.*|http://.*/access_token"
                                        : ".*"));
        for (Object secret : list(container.get("secrets"))) {
            String source = String.valueOf(map(secret).get("source"));
            assertThat(map(map(COMPOSE.get("secrets")).get(source)).get("file")).isEqualTo("./.secrets/" + source);
            assertThat(text("deploy/fleet")).contains(source);
        }
        assertThat(text(".gitignore").lines()).contains(".secrets/");
    }

    @ParameterizedTest
    @MethodSource("services")
    void logsInUnderItsOwnNameOnceTheOwnerHasMigrated(Container container) {
        Map<?, ?> told = map(container.get("environment"));
        String role = container.name().replace('-', '_');

        assertThat(told.get("SPRING_DATASOURCE_USERNAME")).isEqualTo(role);
        assertThat(told.get("SPRING_FLYWAY_ENABLED")).isEqualTo("false");
        assertThat(list(container.get("secrets")))
                .anySatisfy(secret -> assertThat(secret)
                        .isEqualTo(Map.of(
                                "source", "postgresql-" + container.name(), "target", "spring.datasource.password")));
        assertThat(map(container.get("depends_on")).get("migration"))
                .isEqualTo(Map.of("condition", "service_completed_successfully"));
        assertThat(text("deploy/postgres/roles.sql")).contains("GRANT fleet_" + role + " TO " + role + ";");
        assertThat(text("deploy/containers/database.sh").lines())
                .filteredOn(line -> line.contains("for role in"))
                .allMatch(line -> line.contains(role));
    }

    @ParameterizedTest
    @MethodSource("ours")
    void isAModuleOfThisProjectWhereThatListens(Container container) {
        Path folder = SOURCES.resolve(String.valueOf(container.arguments().get("MODULE")));
        assertThat(folder.resolve("pom.xml")).exists();
        Path settings = folder.resolve("src/main/resources/" + folder.getFileName() + ".yaml");
        if (Files.exists(settings)) {
            String port = text(SOURCES.relativize(settings).toString());
            assertThat(port).containsPattern("port: " + container.arguments().get("PORT") + "\\b");
        }
    }

    @ParameterizedTest
    @MethodSource("ours")
    void isGivenTheTimeToEndItsWork(Container container) {
        String longest = "timeout-per-shutdown-phase: 35s";
        assertThat(text("common/src/main/resources/fleet.yaml")).contains(longest);
        assertThat(container.get("stop_grace_period")).isEqualTo("45s");
    }

    @ParameterizedTest
    @MethodSource("containers")
    void isOneOfAsManyAsAreWantedWhenItIsAWorker(Container container) {
        if (container.name().endsWith("-worker")) {
            assertThat(container.keys()).doesNotContain("container_name", "hostname", "ports", "volumes");
        }
    }

    @ParameterizedTest
    @MethodSource("containers")
    void isSeenOnThisMachineAlone(Container container) {
        assertThat(list(container.get("ports")))
                .allSatisfy(port -> assertThat(port.toString()).startsWith("127.0.0.1:"));
    }

    /** What compose.yaml says of platforms, bucket and media is simulated, every bit of it. */
    @ParameterizedTest
    @MethodSource("containers")
    void isToldNothingSimulatedWhereThingsAreReal(Container container) {
        Map<?, ?> real = service(REAL, container.name());
        if (SIMULATED.contains(container.name())) {
            assertThat(real.get("profiles")).isEqualTo(List.of("simulated"));
            return;
        }
        assertThat(environment(real).keySet().stream().map(Object::toString))
                .containsAll(environment(container.settings()).keySet().stream()
                        .map(Object::toString)
                        .filter(name -> name.startsWith("FLEET_"))
                        .toList());
        assertThat(environment(real).toString()).doesNotContain("simulat", "s3:", "localhost");

        assertThat(secrets(real).values()).doesNotContain("platform", "s3-access-key", "s3-secret-key");
        assertThat(secrets(real).keySet())
                .containsAll(secrets(container.settings()).entrySet().stream()
                        .filter(secret -> secret.getValue().matches("platform|s3-.*"))
                        .map(Map.Entry::getKey)
                        .toList());
        for (Object other : dependencies(container.settings()).keySet()) {
            if (SIMULATED.contains(other.toString())) {
                assertThat(map(dependencies(real).get(other)).get("required")).isEqualTo(false);
            }
        }
    }

    private static Map<?, ?> service(Map<?, ?> file, String name) {
        return section(map(file.get("services")), name);
    }

    private static Map<?, ?> environment(Map<?, ?> service) {
        return section(service, "environment");
    }

    private static Map<?, ?> dependencies(Map<?, ?> service) {
        return section(service, "depends_on");
    }

    /** Where they come from, by where they are put. */
    private static Map<String, String> secrets(Map<?, ?> service) {
        return list(service.get("secrets")).stream()
                .map(ComposeTest::map)
                .collect(Collectors.toMap(
                        secret -> String.valueOf(secret.get("target")),
                        secret -> String.valueOf(secret.get("source"))));
    }

    private static Map<?, ?> section(Map<?, ?> settings, String name) {
        return settings.containsKey(name) ? map(settings.get(name)) : Map.of();
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return (Map<?, ?>) Objects.requireNonNull(value);
    }

    private static List<?> list(@Nullable Object value) {
        return value == null ? List.of() : new ArrayList<>((List<?>) value);
    }

    private static Map<?, ?> yaml(Path file) {
        YamlMapFactoryBean yaml = new YamlMapFactoryBean();
        yaml.setResources(new FileSystemResource(file));
        return map(yaml.getObject());
    }

    private static String text(String file) {
        try {
            return Files.readString(SOURCES.resolve(file));
        } catch (IOException e) {
            throw new AssertionError(file + " cannot be read", e);
        }
    }
}
