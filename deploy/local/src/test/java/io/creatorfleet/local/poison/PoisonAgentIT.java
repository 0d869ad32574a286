package io.creatorfleet.local.poison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The agent's jar with the profile worker's: its handler comes from the loader of the nested jars, as in production. */
class PoisonAgentIT {

    private static final Path AGENT = jar(Path.of("target"), "-poison.jar");
    private static final Path WORKER = jar(Path.of("..", "..", "profile-worker", "target"), "-app.jar");

    /** How a process ended and what it said. */
    private record End(int status, String output) {}

    @ParameterizedTest
    @CsvSource({"instagram/poison.halt.1, 1", "instagram/poison.memory.1, 3"})
    void killsTheProcessThatTakesIt(String subject, int status) throws Exception {
        End end = run(subject, "-javaagent:" + AGENT);
        assertThat(end.status()).as(end.output()).isEqualTo(status);
        assertThat(end.output()).doesNotContain("spared");
    }

    @ParameterizedTest
    @CsvSource({"instagram/spacex", "instagram/not.poison.halt"})
    void sparesTheProcessThatTakesAnything(String subject) throws Exception {
        End end = run(subject, "-javaagent:" + AGENT);
        assertThat(end.output()).contains("spared");
        assertThat(end.status()).isZero();
    }

    @Test
    void isNotThereWithoutTheAgent() throws Exception {
        End end = run("instagram/poison.halt.1", "-Xshare:auto");
        assertThat(end.output()).contains("spared");
        assertThat(end.status()).isZero();
    }

    private static End run(String subject, String option) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.add(option);
        words.addAll(List.of("-Xmx32m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError"));
        words.addAll(List.of("-Dloader.path=target/test-classes", "-Dloader.main=" + Victim.class.getName()));
        words.addAll(List.of("-cp", WORKER.toString(), "org.springframework.boot.loader.launch.PropertiesLauncher"));
        words.add(subject);
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new End(process.waitFor(), output);
    }

    private static Path jar(Path folder, String end) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(end))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("There is no jar *" + end + " in " + folder));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not look into " + folder, e);
        }
    }
}
