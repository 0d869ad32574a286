package io.creatorfleet.task;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * A worker of the fleet in a JVM of its own, to be killed, stopped and continued. It runs MEDIA tasks unless told
 * otherwise, as {@link ToldHandler} says.
 */
final class WorkerJvm implements AutoCloseable {

    private static final Path OUTPUT = Path.of("target", "worker-jvms");
    // As a service is started, but quicker and smaller.
    private static final List<String> OPTIONS = List.of(
            "-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError", "-Xshare:auto");
    private static final Map<String, String> DEFAULTS = Map.of(
            WorkerApplication.KINDS,
            "MEDIA",
            "spring.application.name",
            "worker",
            "spring.config.import",
            "classpath:fleet.yaml",
            "fleet.worker.lease",
            "3s",
            "fleet.worker.grace",
            "2s",
            "fleet.worker.isolation.lock",
            "target/isolation.lock",
            "spring.datasource.hikari.maximum-pool-size",
            "4");

    private final List<String> command;
    private final Path output;
    private final boolean restarts;
    private final List<Integer> exits = new CopyOnWriteArrayList<>();
    private Process process;
    private boolean closed;

    private WorkerJvm(String name, List<String> command, boolean restarts) {
        this.command = command;
        this.output = OUTPUT.resolve(name + ".log");
        this.restarts = restarts;
        synchronized (this) { // before it can have ended
            this.process = launch();
        }
    }

    /** Starts one that stays dead when it dies. */
    static WorkerJvm start(String name, Map<String, String> properties) {
        return new WorkerJvm(name, command(name, properties), false);
    }

    /** Starts one that is started again whenever it dies, as an init system would. */
    static WorkerJvm restarting(String name, Map<String, String> properties) {
        return new WorkerJvm(name, command(name, properties), true);
    }

    private static List<String> command(String name, Map<String, String> properties) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(OPTIONS);
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), WorkerApplication.class.getName()));
        Map<String, String> all = new TreeMap<>(DEFAULTS);
        all.put("fleet.worker.name", name);
        all.putAll(properties);
        all.forEach((key, value) -> words.add("--" + key + "=" + value));
        return words;
    }

    private Process launch() {
        try {
            Files.createDirectories(OUTPUT);
            Process started = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                    .start();
            Thread.ofVirtual().start(() -> ended(started.onExit().join()));
            return started;
        } catch (IOException unstartable) {
            throw new UncheckedIOException("Could not start " + command.getFirst(), unstartable);
        }
    }

    private synchronized void ended(Process dead) {
        exits.add(dead.exitValue());
        if (restarts && !closed) {
            process = launch();
        }
    }

    synchronized Process process() {
        return process;
    }

    long pid() {
        return process().pid();
    }

    /** The exit status of each process that has ended, the first one first. */
    List<Integer> exits() {
        return exits;
    }

    /** SIGKILL. */
    void kill() {
        process().destroyForcibly();
    }

    /** SIGTERM. */
    void terminate() {
        process().destroy();
    }

    /** SIGSTOP: it stands still and knows nothing of it. */
    void stop() {
        signal(pid(), "STOP");
    }

    void cont() {
        signal(pid(), "CONT");
    }

    /** Sends a signal to any process of this machine. */
    static void signal(long pid, String name) {
        try {
            int status = new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("SIG%s could not be sent to process %d".formatted(name, pid));
            }
        } catch (IOException missing) {
            throw new UncheckedIOException("There is no program kill", missing);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while sending SIG" + name, interrupted);
        }
    }

    /** Waits for its end; returns its exit status. */
    int exitStatus() {
        Process ending = process();
        try {
            if (!ending.waitFor(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Process %d does not end; see %s".formatted(ending.pid(), output));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for process " + ending.pid(), interrupted);
        }
        return ending.exitValue();
    }

    /** What it has printed so far, over all its lives. */
    String output() {
        try {
            return Files.readString(output);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The output of the worker cannot be read: " + output, unreadable);
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            process.destroyForcibly();
        }
        exitStatus();
    }
}
