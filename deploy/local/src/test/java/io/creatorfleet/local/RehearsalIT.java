package io.creatorfleet.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.backing.Ports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service's rehearsal, as it is held while an image is built. */
class RehearsalIT {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    Path folder;

    @Test
    void leavesWhatTheSameProgramStartsFrom() throws Exception {
        List<String> program = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", extracted());
        Path cache = folder.resolve("app.aot");
        int port = Ports.free(1).getFirst();
        List<String> service = new ArrayList<>(program);
        service.addFirst(JAVA);
        service.add("--server.port=" + port);

        new Rehearsal(service, port, jar("api-gateway"), cache).hold();

        // Without a cache that suits it, a machine in this mode refuses to start at all; without a database, the
        // service.
        assertThat(run(List.of("-XX:AOTMode=on", "-XX:AOTCache=" + cache), program))
                .contains("Starting ProfileWorkerApplication")
                .doesNotContain("Unable to use AOT cache");
    }

    private String extracted() throws Exception {
        Path jar = jar("profile-worker");
        run(
                List.of("-Djarmode=tools"),
                List.of(
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--destination",
                        folder.resolve("app").toString()));
        return folder.resolve("app").resolve(jar.getFileName()).toString();
    }

    private static Path jar(String module) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "..", module, "target"))) {
            return files.filter(file -> file.toString().endsWith("-app.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String run(List<String> options, List<String> program) throws Exception {
        List<String> words = new ArrayList<>(List.of(JAVA));
        words.addAll(options);
        words.addAll(program);
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
