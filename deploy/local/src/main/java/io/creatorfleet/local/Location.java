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
        return fleet(Scale.in(folder().scale()));
    }

    private LocalFleet fleet(Scale scale) {
        return Assembly.fleet(folder(), Layout.scaled(ports(), scale), System.getenv());
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
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m", "-XX:+UseSerialGC"));
        words.addAll(folder().application(module).once());
        words.addAll(arguments);
        ProcessBuilder process = new ProcessBuilder(words).inheritIO();
        process.environment().putAll(Assembly.environment(folder(), Layout.plain(ports()), System.getenv(), module));
        return process;
    }

    /** Starts what does not run, saying so part by part. */
    public void up() {
        int base = ports().base();
        folder().portBase().filter(last -> last != base).ifPresent(this::refuseSecondFleet);
        folder().keepPortBase(base);
        start(fleet());
    }

    private static void start(LocalFleet fleet) {
        long start = System.nanoTime();
        fleet.up(part -> System.err.printf(
                "%-16s ready on port %d (%.1f s)%n",
                part.name(), part.ports().getFirst(), (System.nanoTime() - start) / 1e9));
    }

    /**
     * Starts copies of the service, or stops the last of them, until there are so many; a fleet that is down has them from
     * its next start on. Kept before the first starts and after the last has ended, so that none ever runs unknown.
     *
     * @return whether the fleet is up
     */
    public boolean scale(String service, int copies) {
        Scale before = Scale.in(folder().scale());
        Scale after = before.with(service, copies);
        boolean up = runs(fleet(before));
        copies(before, service, copies)
                .down(part -> System.err.println(part.name() + " has ended its work and stopped"));
        after.keep(folder().scale());
        if (up) {
            start(copies(after, service, 0));
        }
        return up;
    }

    /** The copies of the service without the first so many. */
    private LocalFleet copies(Scale scale, String service, int skipped) {
        LocalFleet all = fleet(scale);
        List<Part> copies = Layout.scaled(ports(), scale).copies(service).stream()
                .skip(skipped)
                .map(copy -> all.part(copy.name()))
                .toList();
        return new LocalFleet(List.of(), copies);
    }

    private static boolean runs(LocalFleet fleet) {
        return fleet.parts().stream().anyMatch(part -> part.process().isPresent());
    }

    private void refuseSecondFleet(int last) {
        Layout layout = Layout.scaled(new LocalPorts(last), Scale.in(folder().scale()));
        if (runs(Assembly.fleet(folder(), layout, System.getenv()))) {
            throw new IllegalStateException(
                    "The fleet of this folder runs from port " + last + " on. Stop it first: deploy/fleet down");
        }
    }
}
