package io.creatorfleet.local;

import io.creatorfleet.backing.Command;
import io.creatorfleet.backing.ProcessRecord;
import io.creatorfleet.backing.Readiness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A Java process of the local fleet, started from a module's application jar. */
final class JavaPart implements Part {

    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(40);
    /** What a virtual machine takes options from, besides its command. */
    private static final List<String> OPTION_VARIABLES = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS");
    /** How many pools of native memory the C library keeps; without it eight a core, each with holes of its own. */
    private static final String ARENAS = "MALLOC_ARENA_MAX";
    /** Quick to start and small, as on a machine that runs everything; a host that runs one service has better ones. */
    private static final List<String> OPTIONS = List.of(
            "-Xms32m",
            "-Xmx192m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError");

    /**
     * What tells one Java process from another.
     *
     * @param module folder of the module, below the sources
     * @param options of the virtual machine; the last of two that contradict each other counts
     * @param readyPath path that answers 2xx once the process does its work
     */
    record Plan(
            String name,
            String module,
            List<String> options,
            int port,
            String readyPath,
            List<String> arguments,
            Map<String, String> environment) {}

    private final FleetFolder folder;
    private final Plan plan;
    private final ProcessRecord record;

    JavaPart(FleetFolder folder, Plan plan) {
        this.folder = folder;
        this.plan = plan;
        this.record = new ProcessRecord(folder.processFile(plan.name()));
    }

    @Override
    public String name() {
        return plan.name();
    }

    @Override
    public List<Integer> ports() {
        return List.of(plan.port());
    }

    @Override
    public Path log() {
        return folder.log(plan.name());
    }

    @Override
    public Optional<ProcessHandle> process() {
        return record.process();
    }

    @Override
    public boolean isReady() {
        return process().isPresent() && Http.succeeds("http://127.0.0.1:" + plan.port() + plan.readyPath());
    }

    @Override
    public void start() {
        ProcessHandle process = process().orElseGet(this::launch);
        new Readiness(plan.name(), log(), process::isAlive, this::isReady).await(START_LIMIT);
    }

    private ProcessHandle launch() {
        Map<String, String> environment = new HashMap<>(plan.environment());
        environment.putIfAbsent(ARENAS, "2");
        ApplicationJar application = folder.application(plan.module());
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(OPTIONS);
        words.addAll(plan.options());
        words.addAll(hasAgent(environment) ? application.once() : application.repeatedly());
        words.addAll(plan.arguments());
        ProcessHandle process = new Command(words, environment).detach(log());
        record.write(process);
        return process;
    }

    /** Whether another program changes its classes: a virtual machine refuses to keep what it learns of such. */
    private static boolean hasAgent(Map<String, String> environment) {
        return OPTION_VARIABLES.stream()
                .flatMap(name -> Stream.of(environment.get(name), System.getenv(name)))
                .anyMatch(options -> options != null && options.contains("-javaagent:"));
    }

    @Override
    public void stop() {
        record.stop(STOP_LIMIT);
    }
}
