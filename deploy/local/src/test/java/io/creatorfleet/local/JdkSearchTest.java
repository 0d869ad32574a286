package io.creatorfleet.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The starter script's search for a JDK, among folders that look like JDKs. */
class JdkSearchTest {

    private static final Path STARTER = Path.of("../fleet").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    @Test
    void javaHomeServesWhenItIsNewEnough() throws Exception {
        Path newer = jdk("newer", "26.0.1");
        assertThat(search(Map.of("JAVA_HOME", newer.toString()))).isEqualTo("0 " + newer);
    }

    @Test
    void anOldJavaHomeIsPassedOverForOneThatLiesBesideIt() throws Exception {
        Path old = jdk("a-old", "17.0.15");
        Path right = jdk("b-right", "25.0.3");
        assertThat(search(Map.of("JAVA_HOME", old.toString()))).isEqualTo("0 " + right);
    }

    @Test
    void anExplicitChoiceWins() throws Exception {
        Path chosen = jdk("chosen", "25");
        Path other = jdk("another", "25");
        assertThat(search(Map.of("JAVA_HOME", other.toString(), "FLEET_JAVA_HOME", chosen.toString())))
                .isEqualTo("0 " + chosen);
    }

    @Test
    void anExplicitChoiceThatIsTooOldIsRefusedNotReplaced() throws Exception {
        Path old = jdk("old", "21.0.2");
        jdk("right", "25");
        assertThat(search(Map.of("FLEET_JAVA_HOME", old.toString())))
                .isEqualTo("1 FLEET_JAVA_HOME is " + old + ", which is not a JDK 25 or later.");
    }

    @Test
    void aRuntimeWithoutACompilerIsNoJdk() throws Exception {
        Files.delete(jdk("runtime", "25").resolve("bin/javac"));
        assertThat(search(Map.of())).startsWith("1 Creator Fleet needs a JDK 25 or later and found none.");
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        for (String program : new String[] {"java", "javac"}) {
            Path file = Files.createFile(home.resolve("bin").resolve(program));
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private String search(Map<String, String> environment) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("bash", STARTER.toString(), "java-home").redirectErrorStream(true);
        builder.environment().remove("JAVA_HOME");
        builder.environment().remove("FLEET_JAVA_HOME");
        builder.environment().put("FLEET_JDK_PLACES", folder + "/*");
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return process.waitFor() + " " + output;
    }
}
