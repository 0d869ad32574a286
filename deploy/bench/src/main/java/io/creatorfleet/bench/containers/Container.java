package io.creatorfleet.bench.containers;

import io.creatorfleet.backing.Command;
import io.creatorfleet.backing.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A service in a container, hardened as in {@code deploy/compose.yaml}, on this machine's own network. */
final class Container implements AutoCloseable {

    private static final String IMAGES = "creator-fleet/";
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration STEP = Duration.ofMillis(20);
    private static final Duration LOOK = Duration.ofSeconds(2);
    // Of the two hierarchies in which Linux accounts for groups of processes, the newer one first.
    private static final String PEAK =
            "cat /sys/fs/cgroup/memory.peak || cat /sys/fs/cgroup/memory/memory.max_usage_in_bytes";
    private static final String[] HARDENED =
            "--network host --read-only --tmpfs /tmp:mode=1777 --cap-drop ALL --security-opt no-new-privileges"
                    .split(" ");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String id;
    private final int port;

    private Container(String id, int port) {
        this.id = id;
        this.port = port;
    }

    /** Whether Docker answers and has the service's image. */
    static boolean isPossible(String service) {
        return Command.of("docker", "image", "inspect", IMAGES + service).succeeds();
    }

    /** Starts one, with its settings as environment variables. */
    static Container start(String service, int megabytes, Map<String, String> settings) {
        int port = Ports.free(1).getFirst();
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("READY_PORT", Integer.toString(port));
        List<String> words = new ArrayList<>(
                List.of("--detach", "--cpus", "2", "--memory", megabytes + "m", "--memory-swap", megabytes + "m"));
        String said = run(service, environment, words, List.of());
        return new Container(said.substring(said.lastIndexOf('\n') + 1), port);
    }

    /** Has a service do something and end; returns what it said. */
    static String once(String service, Map<String, String> settings, String... arguments) {
        return run(service, settings, List.of("--rm"), List.of(arguments));
    }

    private static String run(
            String service, Map<String, String> environment, List<String> options, List<String> arguments) {
        List<String> words = new ArrayList<>(List.of("docker", "run"));
        words.addAll(List.of(HARDENED));
        words.addAll(options);
        environment.keySet().forEach(name -> words.addAll(List.of("--env", name)));
        words.add(IMAGES + service);
        words.addAll(arguments);
        return new Command(words, environment).run().strip();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Returns once it does its work, with how long that took since its first process was started. */
    Duration awaitReady() {
        Instant started = Instant.parse(inspect("{{.State.StartedAt}}"));
        String path = inspect("{{range .Config.Env}}{{println .}}{{end}}")
                .lines()
                .filter(variable -> variable.startsWith("READY_PATH="))
                .findFirst()
                .orElseThrow()
                .substring("READY_PATH=".length());
        HttpRequest question = HttpRequest.newBuilder(address().resolve(path))
                .timeout(Duration.ofSeconds(2))
                .build();
        Instant looked = started;
        while (!answersOk(question)) {
            // Seldom: Docker's client takes a tenth of a second of a core, which the container's process needs.
            if (Instant.now().isAfter(looked.plus(LOOK))) {
                looked = Instant.now();
                requireStarting(started);
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
        return Duration.between(started, Instant.now());
    }

    private void requireStarting(Instant started) {
        if (Instant.now().isAfter(started.plus(START_LIMIT)) || !"true".equals(inspect("{{.State.Running}}"))) {
            throw new IllegalStateException("The container did not become ready; what it said:\n"
                    + Command.of("docker", "logs", "--tail", "20", id).run());
        }
    }

    private boolean answersOk(HttpRequest question) {
        try {
            return http.send(question, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", ending);
        }
    }

    /** What it holds now, in MiB, as {@code docker stats} shows it: without files of which the kernel keeps a copy. */
    double memory() {
        String used = Command.of("docker", "stats", "--no-stream", "--format", "{{.MemUsage}}", id)
                .run();
        return Double.parseDouble(used.substring(0, used.indexOf("MiB")).strip());
    }

    /** The most that it held, in MiB, copies of files included. */
    long peak() {
        String bytes = Command.of("docker", "exec", id, "bash", "-c", "(" + PEAK + ") 2>/dev/null")
                .run();
        return Long.parseLong(bytes.strip()) >> 20;
    }

    private String inspect(String format) {
        return Command.of("docker", "inspect", "--format", format, id).run().strip();
    }

    /** Ends it as an operator does, and removes it. */
    @Override
    public void close() {
        Command.of("docker", "stop", "--time", "45", id).succeeds();
        Command.of("docker", "rm", "--force", id).succeeds();
        http.close();
    }
}
