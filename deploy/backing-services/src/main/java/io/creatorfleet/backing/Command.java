package io.creatorfleet.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A program of this machine with its arguments and what is added to its environment. */
public record Command(List<String> words, Map<String, String> environment) {

    private static final List<String> FOLDERS =
            List.of("/usr/lib/rabbitmq/bin", "/opt/homebrew/sbin", "/usr/local/sbin", "/usr/sbin", "/usr/bin", "/bin");

    public Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    public static Command of(String... words) {
        return new Command(List.of(words), Map.of());
    }

    /** Whether a program of that name is installed; where, if so. */
    public static Stream<Path> find(String name) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.concat(FOLDERS.stream(), Stream.of(path.split(":")))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable);
    }

    /** Runs it to its end and gives back what it printed. */
    public String run() {
        try {
            Process process = builder().redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            if (status != 0) {
                throw new IllegalStateException(
                        words.getFirst() + " ended with status " + status + ": " + output.strip());
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException("Could not run " + words.getFirst(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while running " + words.getFirst(), e);
        }
    }

    /** Runs it to its end and says whether it succeeded; a program that is not installed does not. */
    public boolean succeeds() {
        try {
            run();
            return true;
        } catch (IllegalStateException | UncheckedIOException failed) {
            return false;
        }
    }

    /** Starts it in a session of its own, so that it outlives this process and its terminal; its output goes to the log. */
    public ProcessHandle detach(Path log) {
        List<String> detached = new ArrayList<>();
        find("setsid").findFirst().map(Path::toString).ifPresent(detached::add);
        detached.addAll(words);
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            Process process = new Command(detached, environment)
                    .builder()
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            process.getOutputStream().close();
            return process.toHandle();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not start " + words.getFirst(), e);
        }
    }

    private ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().putAll(environment);
        return builder;
    }
}
