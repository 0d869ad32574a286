package io.creatorfleet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.cli.gateway.StubGateway;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The program in a process of its own, about one fleet. What it prints goes to the process itself, past any
 * stream that a test could put in place.
 *
 * @param gateway that of the fleet
 */
public record Program(StubGateway gateway) {

    /** What a run printed, what it said beside that, and its exit code. */
    public record Run(int code, String out, String err) {

        public Run endedWith(int expected) {
            assertThat(code).as("%s\n%s", out, err).isEqualTo(expected);
            return this;
        }
    }

    /** Runs it to its end. */
    public Run run(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                FleetClient.class.getName()));
        Stream.of(words).forEach(command::add);
        File out = File.createTempFile("fleet", ".out");
        File err = File.createTempFile("fleet", ".err");
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out).redirectError(err);
        builder.environment().put("FLEET_URL", gateway.uri().toString());
        builder.environment().keySet().removeAll(List.of("FLEET_KEY", "FLEET_KEY_FILE"));
        return new Run(builder.start().waitFor(), taken(out.toPath()), taken(err.toPath()));
    }

    private static String taken(Path file) throws IOException {
        String text = Files.readString(file);
        Files.delete(file);
        return text;
    }
}
