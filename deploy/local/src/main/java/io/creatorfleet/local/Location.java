package io.creatorfleet.local;

import io.creatorfleet.backing.Database;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which local fleet a command is about. */
public final class Location {

    @Option(
            names = "--port-base",
            paramLabel = "PORT",
            description =
                    "First port, the gateway's; all others follow it. Default: that of the fleet started last, else 10000.")
    private @Nullable Integer portBase;

    FleetFolder folder() {
        return FleetFolder.current();
    }

    LocalPorts ports() {
        return new LocalPorts(portBase != null ? portBase : folder().portBase().orElse(LocalPorts.DEFAULT_BASE));
    }

    LocalFleet fleet() {
        return Assembly.fleet(folder(), Layout.plain(ports()), System.getenv());
    }

    /** The fleet's database: the one that the environment gives, else that of this machine. */
    public Database database() {
        return new GivenServices(System.getenv())
                .database()
                .orElseGet(() ->
                        new PostgresPart(folder(), ports().postgresql(), Secrets.in(folder().secrets())).database());
    }

    /** Where the gateway listens. */
    public String gateway() {
        return "http://127.0.0.1:" + ports().gateway();
    }

    /** A process of the media worker that does one thing and ends, on the terminal of this one. */
    public ProcessBuilder mediaWorker(List<String> arguments) {
        return once("media-worker", arguments);
    }

    /** The same of the gateway. */
    ProcessBuilder apiGateway(List<String> arguments) {
        return once("api-gateway", arguments);
    }

    private ProcessBuilder once(String module, List<String> arguments) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-jar",
                folder().installJar(module, module + "-once").toString()));
        words.addAll(arguments);
        ProcessBuilder process = new ProcessBuilder(words).inheritIO();
        process.environment()
                .putAll(Assembly.environment(folder(), Layout.plain(ports()), System.getenv(), "media-worker"));
        return process;
    }

    /** Starts what does not run, saying so part by part. */
    public void up() {
        int base = ports().base();
        folder().portBase().filter(last -> last != base).ifPresent(this::refuseSecondFleet);
        folder().keepPortBase(base);
        long start = System.nanoTime();
        fleet().up(part -> System.err.printf(
                "%-16s ready on port %d (%.1f s)%n",
                part.name(), part.ports().getFirst(), (System.nanoTime() - start) / 1e9));
    }

    private void refuseSecondFleet(int last) {
        LocalFleet running = Assembly.fleet(folder(), Layout.plain(new LocalPorts(last)), System.getenv());
        if (running.parts().stream().anyMatch(part -> part.process().isPresent())) {
            throw new IllegalStateException(
                    "The fleet of this folder runs from port " + last + " on. Stop it first: deploy/fleet down");
        }
    }
}
