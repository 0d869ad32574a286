package io.creatorfleet.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code deploy/fleet} as a person starts it, about one fleet.
 *
 * @param gateway that of the fleet
 */
record Program(String gateway) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String STARTER =
            Path.of("..", "fleet").toAbsolutePath().normalize().toString();

    /** A run that goes on. */
    record Running(Process process, Path out, Path err) {

        String printed() {
            return read(out);
        }

        /** Waits for it; what it printed is in the answer alone then. */
        Run end() throws IOException, InterruptedException {
            Run run = new Run(process.waitFor(), read(out), read(err));
            Files.delete(out);
            Files.delete(err);
            return run;
        }
    }

    /** What a run printed, what it said beside that, and its exit code. */
    record Run(int code, String out, String err) {

        Run endedWith(int expected) {
            assertThat(code).as("%s\n%s", out, err).isEqualTo(expected);
            return this;
        }

        /** The documents that were printed, one a line. */
        List<JsonNode> json() {
            return out.lines().map(line -> JSON.readTree(line)).toList();
        }
    }

    /** Runs it to its end. */
    Run run(String... words) throws IOException, InterruptedException {
        return start(words).end();
    }

    Running start(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("bash", STARTER));
        command.addAll(List.of(words));
        Path out = Files.createTempFile("fleet", ".out");
        Path err = Files.createTempFile("fleet", ".err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("FLEET_URL", gateway);
        builder.environment().put("FLEET_JAVA_HOME", System.getProperty("java.home"));
        builder.environment().keySet().removeAll(List.of("FLEET_KEY", "FLEET_KEY_FILE"));
        return new Running(builder.start(), out, err);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
