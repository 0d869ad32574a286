package io.creatorfleet.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OwnCommandTest {

    @Test
    void startsAJarAsAJar() {
        assertThat(OwnCommand.program("a folder/worker.jar", "a folder/worker.jar --server.port=1 --a=b c"))
                .containsExactly("-jar", "a folder/worker.jar");
        assertThat(OwnCommand.program("worker.jar", "worker.jar")).containsExactly("-jar", "worker.jar");
    }

    @Test
    void startsAClassFromItsClassPath() {
        assertThat(OwnCommand.program("classes:lib/a.jar", "io.creatorfleet.Worker --a=b c"))
                .containsExactly("-cp", "classes:lib/a.jar", "io.creatorfleet.Worker");
        assertThat(OwnCommand.program("classes", "io.creatorfleet.Worker"))
                .containsExactly("-cp", "classes", "io.creatorfleet.Worker");
    }

    @Test
    void leavesOutWhatASecondProcessCannotShare() {
        assertThat(OwnCommand.inherited(List.of(
                        "-Xmx2g",
                        "-XX:MaxRAMPercentage=75",
                        "-Dspring.profiles.active=production",
                        "-Dcom.sun.management.jmxremote.port=9010",
                        "-javaagent:tracing.jar=on",
                        "-agentlib:jdwp=transport=dt_socket,server=y,address=5005",
                        "--enable-native-access=ALL-UNNAMED")))
                .containsExactly(
                        "-Dspring.profiles.active=production",
                        "-javaagent:tracing.jar=on",
                        "--enable-native-access=ALL-UNNAMED");
    }

    @Test
    void putsItsOwnSettingsInPlaceOfThoseOfTheSameName() {
        OwnCommand own = new OwnCommand(
                List.of("-Da=b"),
                List.of("-jar", "worker.jar"),
                List.of("--spring.flyway.enabled=true", "--spring.datasource.url=jdbc:x?a=b", "plain words"));

        List<String> line = own.line(List.of("-Xmx1m"), List.of("--spring.flyway.enabled=false"));

        assertThat(line.getFirst()).endsWith("/bin/java");
        assertThat(line.subList(1, line.size()))
                .containsExactly(
                        "-Da=b",
                        "-Xmx1m",
                        "-jar",
                        "worker.jar",
                        "--spring.datasource.url=jdbc:x?a=b",
                        "plain words",
                        "--spring.flyway.enabled=false");
    }
}
