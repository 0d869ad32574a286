package io.creatorfleet.bench.measure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A command of this application in a process of its own, which is told what to do line by line, and answers so. It ends
 * when this process does: then its input ends.
 */
public final class Program implements AutoCloseable {

    private final String name;
    private final Process process;
    private final PrintWriter input;
    private final BufferedReader output;

    private Program(String name, Process process) {
        this.name = name;
        this.process = process;
        this.input = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts a command, with secrets in its environment and not among its arguments. */
    public static Program start(String name, List<String> options, Map<String, String> environment) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(options);
        words.add("-Dfleet.sources=" + System.getProperty("fleet.sources", ""));
        String path = System.getProperty("java.class.path");
        words.addAll(
                path.endsWith("-app.jar")
                        ? List.of("-jar", path)
                        : List.of("-cp", path, "io.creatorfleet.bench.BenchCommand"));
        words.add(name);
        ProcessBuilder builder = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        try {
            return new Program(name, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("Could not start " + name, e);
        }
    }

    public ProcessHandle process() {
        return process.toHandle();
    }

    /** Tells it a line, and returns its answer. */
    public String ask(String line) {
        input.println(line);
        return answer();
    }

    /** The next line that it says. */
    public String answer() {
        try {
            String line = output.readLine();
            if (line == null) {
                throw new IllegalStateException(name + " ended without an answer; what it said is above");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException("The answer of " + name + " could not be read", e);
        }
    }

    /** Ends its input, and with it the process. */
    @Override
    public void close() {
        input.close();
        try {
            process.waitFor();
        } catch (InterruptedException ending) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }
}
