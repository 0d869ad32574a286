package io.creatorfleet.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The media worker in a JVM of its own, to be waited for or killed. */
public final class MediaProcess implements AutoCloseable {

    private static final Path OUTPUT = Path.of("target", "media-processes");

    /** How a process ended, and what it said. */
    public record End(int status, String output, double seconds) {}

    private final Process process;

    private MediaProcess(Process process) {
        this.process = process;
    }

    /** Audits the whole bucket, with as little memory as the command takes. */
    public static End audit(Map<String, String> settings, String... arguments)
            throws IOException, InterruptedException {
        List<String> words = command(List.of("-Xmx128m"), "audit", settings);
        words.addAll(List.of(arguments));
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new End(process.waitFor(), output, (System.nanoTime() - begun) / 1e9);
    }

    /** Starts a worker of that name. */
    public static MediaProcess worker(String name, Map<String, String> settings) {
        Map<String, String> all = new TreeMap<>(settings);
        all.put("server.port", "0");
        all.put("fleet.worker.name", name);
        try {
            Files.createDirectories(OUTPUT);
            return new MediaProcess(
                    new ProcessBuilder(command(List.of("-Xmx192m", "-XX:TieredStopAtLevel=1"), "worker", all))
                            .redirectErrorStream(true)
                            .redirectOutput(OUTPUT.resolve(name + ".log").toFile())
                            .start());
        } catch (IOException unstartable) {
            throw new UncheckedIOException("The media worker could not be started", unstartable);
        }
    }

    private static List<String> command(List<String> options, String mode, Map<String, String> settings) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(options);
        words.addAll(List.of(
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                MediaWorkerApplication.class.getName(),
                mode));
        settings.forEach((name, value) -> words.add("--" + name + "=" + value));
        return words;
    }

    /** SIGKILL; returns when it is dead. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
