package io.creatorfleet.local.cycle;

import io.creatorfleet.local.OwnFleet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the cycles of a fleet of its own over hundreds of accounts, within a budget of calls. */
@Command(
        name = "cycle",
        description =
                "Start a fleet of its own and let its scrapers read accounts again within a budget, with a stop of the"
                        + " scrapers and one of the whole fleet on the way. Ends with 0 only when no minute saw more"
                        + " calls than allowed, nearly all allowed ones were made, and every account was read once.",
        mixinStandardHelpOptions = true)
public final class CycleCommand implements Callable<Integer> {

    @Option(names = "--creators", paramLabel = "N", defaultValue = "500", description = "Default: ${DEFAULT-VALUE}.")
    private int creators;

    @Option(names = "--subreddits", paramLabel = "M", defaultValue = "100", description = "Default: ${DEFAULT-VALUE}.")
    private int subreddits;

    @Option(
            names = "--calls-per-minute",
            paramLabel = "C",
            defaultValue = "200",
            description = "To each platform. Default: ${DEFAULT-VALUE}.")
    private int callsPerMinute;

    @Override
    public Integer call() {
        CycleSettings settings = new CycleSettings(creators, subreddits, callsPerMinute, Duration.ofMinutes(45));
        Path sources = Path.of(System.getProperty("fleet.sources", ""));
        Path folder = sources.resolve(".fleet").resolve("cycle");
        CycleReport report = run(settings, sources, folder, System.out::println);
        report.lines().forEach(System.out::println);
        return report.holds() ? 0 : 1;
    }

    /** Starts a fleet in the folder, runs, and stops it, however the run ends. */
    static CycleReport run(CycleSettings settings, Path sources, Path folder, Consumer<String> out) {
        OwnFleet fleet = OwnFleet.in(sources, folder, settings.environment());
        Thread interrupted = Thread.ofPlatform().unstarted(fleet::close);
        Runtime.getRuntime().addShutdownHook(interrupted);
        try (fleet) {
            fleet.up(part -> out.accept(part.name() + " is ready"));
            return new CycleRun(settings, fleet, out).run();
        } finally {
            Runtime.getRuntime().removeShutdownHook(interrupted);
        }
    }
}
