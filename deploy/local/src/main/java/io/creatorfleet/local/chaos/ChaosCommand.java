package io.creatorfleet.local.chaos;

import io.creatorfleet.local.FragileFleet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a fleet of its own in which nearly everything fails, and shows that nothing was lost. */
@Command(
        name = "chaos",
        description =
                "Start a fleet of its own, add creators, do faults drawn from a seed to it, and account for everything."
                        + " Ends with 0 only when nothing was lost, nothing was there twice and the API answered all along.",
        mixinStandardHelpOptions = true)
public final class ChaosCommand implements Callable<Integer> {

    @Option(names = "--creators", paramLabel = "N", defaultValue = "5", description = "Default: ${DEFAULT-VALUE}.")
    private int creators;

    @Option(names = "--faults", paramLabel = "M", defaultValue = "40", description = "Default: ${DEFAULT-VALUE}.")
    private int faults;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "The faults are drawn from it: the same seed, the same plan. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--gap",
            paramLabel = "MILLIS",
            defaultValue = "1500",
            description = "From one fault to the next on average; more on a slower machine. Default: ${DEFAULT-VALUE}.")
    private int gap;

    @Option(names = "--plan", description = "Print the faults that would be done, and do none.")
    private boolean planOnly;

    @Override
    public Integer call() {
        ChaosSettings settings =
                new ChaosSettings(creators, faults, seed, Duration.ofMillis(gap), Duration.ofMinutes(5));
        if (planOnly) {
            settings.plan().faults().forEach(fault -> System.out.println(fault.line()));
            return 0;
        }
        Path sources = Path.of(System.getProperty("fleet.sources", ""));
        Path folder = sources.resolve(".fleet").resolve("chaos");
        ChaosReport report = run(settings, sources, folder, System.out::println);
        report.lines().forEach(System.out::println);
        if (!report.holds()) {
            System.out.println("The logs of all parts are in " + folder.resolve("logs"));
        }
        return report.holds() ? 0 : 1;
    }

    /** Starts a fleet in the folder, runs, and stops it, however the run ends. */
    static ChaosReport run(ChaosSettings settings, Path sources, Path folder, Consumer<String> out) {
        FragileFleet fleet = FragileFleet.in(sources, folder, ChaosSettings.environment(poisonAgent(sources)));
        AtomicReference<Runnable> ending = new AtomicReference<>(fleet::close);
        Thread interrupted = Thread.ofPlatform().unstarted(() -> ending.get().run());
        Runtime.getRuntime().addShutdownHook(interrupted);
        try (fleet) {
            fleet.up(part -> out.accept(part.name() + " is ready"));
            ChaosRun run = new ChaosRun(settings, fleet, out);
            ending.set(() -> {
                run.end();
                fleet.close();
            });
            try {
                return run.run();
            } finally {
                run.end();
            }
        } finally {
            ending.set(() -> {});
        }
    }

    private static Path poisonAgent(Path sources) {
        Path built = sources.toAbsolutePath().normalize().resolve(Path.of("deploy", "local", "target"));
        try (Stream<Path> files = Files.list(built)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-poison.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "There is no poison in " + built + ": start with deploy/fleet, which builds it"));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not look into " + built, e);
        }
    }
}
