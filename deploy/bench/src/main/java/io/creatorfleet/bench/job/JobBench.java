package io.creatorfleet.bench.job;

import io.creatorfleet.bench.measure.BenchFleet;
import io.creatorfleet.bench.measure.Folder;
import io.creatorfleet.bench.measure.Memory;
import io.creatorfleet.bench.measure.ProcessorTime;
import io.creatorfleet.bench.measure.Program;
import io.creatorfleet.local.OwnFleet;
import io.creatorfleet.local.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A fleet and a loop that take creators in from the same simulator, to the same S3 server and PostgreSQL. */
final class JobBench implements AutoCloseable {

    private static final List<String> INFRASTRUCTURE = List.of("postgresql", "rabbitmq", "s3", "simulator");
    private static final int WARM_UP = 10;
    private static final String OPTIMISE = "-XX:TieredStopAtLevel=4";

    /**
     * How large the files are, in KiB.
     *
     * @param words what the table calls them
     */
    record Media(String words, int video, int image) {

        boolean is(String name) {
            return name.equals(video >= 1024 ? "large" : "small");
        }

        Map<String, String> settings() {
            return Map.of(
                    "SIMULATOR_VIDEOSIZE_MIN", video + "KB",
                    "SIMULATOR_VIDEOSIZE_MAX", video + "KB",
                    "SIMULATOR_IMAGESIZE_MIN", image + "KB",
                    "SIMULATOR_IMAGESIZE_MAX", image + "KB");
        }
    }

    /** What all turns of either took together. */
    record Result(Turn fleet, Turn loop) {}

    private final OwnFleet fleet;
    private final FleetJobs jobs;
    private final Program loop;

    private JobBench(OwnFleet fleet) {
        this.fleet = fleet;
        this.jobs = new FleetJobs(fleet.gateway(), fleet.database());
        this.loop = Program.start(
                "loop",
                List.of("-Xmx192m", "-Xss512k", "-XX:+UseSerialGC", "-Dhttp.maxConnections=64"),
                LoopSettings.of(fleet));
    }

    static JobBench start(Media media) {
        Map<String, String> settings = new HashMap<>(media.settings());
        settings.put("FLEET_FILES_JAVA_OPTIONS", OPTIMISE);
        OwnFleet fleet = BenchFleet.of(settings);
        fleet.up(part -> System.err.println(part.name() + " is ready"));
        return new JobBench(fleet);
    }

    /** In turns, after some of both that do not count: they are those in which their machine code comes into being. */
    Result race(int creators, int rounds) {
        List<Turn> ofFleet = new ArrayList<>();
        List<Turn> ofLoop = new ArrayList<>();
        for (int round = 1 - WARM_UP; round <= rounds; round++) {
            String which = round < 1 ? "Warming up" : "Round " + round + " of " + rounds;
            List<String> names = names(round + WARM_UP, creators);
            System.err.println(which + ": fleet");
            Turn one = byFleet(names);
            System.err.printf("%.1f s; at most %s%n%s: loop%n", one.seconds(), residents(), which);
            Turn two = byLoop(names);
            System.err.printf("%.1f s%n", two.seconds());
            if (round > 0) {
                ofFleet.add(one);
                ofLoop.add(two);
            }
        }
        return new Result(Turn.sum(ofFleet), Turn.sum(ofLoop));
    }

    /** Accounts whose items are one file each. */
    private static List<String> names(int round, int creators) {
        return IntStream.range(0, creators)
                .mapToObj(n -> "onefile.%d.%d".formatted(round, n))
                .toList();
    }

    private Turn byFleet(List<String> names) {
        Duration services = used(fleet.services().stream());
        Duration infrastructure = used(INFRASTRUCTURE.stream().map(fleet::part));
        Duration took = jobs.takeIn(names);
        Turn turn = new Turn(
                took,
                used(fleet.services().stream()).minus(services),
                used(INFRASTRUCTURE.stream().map(fleet::part)).minus(infrastructure),
                fleet.services().stream().mapToLong(JobBench::peak).sum());
        Folder.makeRoom(fleet.bucketFolder());
        return turn;
    }

    private Turn byLoop(List<String> names) {
        Duration program = ProcessorTime.of(loop.process());
        Duration infrastructure = used(INFRASTRUCTURE.stream().map(fleet::part));
        long took = Long.parseLong(loop.ask(String.join(" ", names)).split(" ", 2)[0]);
        Turn turn = new Turn(
                Duration.ofNanos(took),
                ProcessorTime.of(loop.process()).minus(program),
                used(INFRASTRUCTURE.stream().map(fleet::part)).minus(infrastructure),
                new Memory(loop.process()).peak());
        Folder.makeRoom(fleet.bucketFolder());
        return turn;
    }

    private static Duration used(Stream<Part> parts) {
        return parts.map(JobBench::process).map(ProcessorTime::of).reduce(Duration.ZERO, Duration::plus);
    }

    private String residents() {
        return fleet.services().stream()
                .map(service -> "%s %d MiB".formatted(service.name(), peak(service) >> 20))
                .collect(Collectors.joining(", "));
    }

    private static long peak(Part service) {
        return new Memory(process(service)).peak();
    }

    private static ProcessHandle process(Part part) {
        return part.process().orElseThrow(() -> new IllegalStateException(part.name() + " does not run any more"));
    }

    @Override
    public void close() {
        loop.close();
        jobs.close();
        fleet.close();
        Folder.empty(fleet.bucketFolder());
    }
}
