package io.creatorfleet.bench.media;

import io.creatorfleet.bench.measure.BenchFleet;
import io.creatorfleet.bench.measure.Folder;
import io.creatorfleet.bench.measure.ProcessorTime;
import io.creatorfleet.bench.measure.Program;
import io.creatorfleet.local.OwnFleet;
import io.creatorfleet.local.Part;
import io.creatorfleet.local.Scale;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A media worker with what it needs, and a server to copy from. Nothing else of the fleet runs: the tasks are put into the
 * ledger from here.
 */
final class MediaBench implements AutoCloseable {

    /** As a host that has the worker alone gives it: the optimising compiler, for the checksum above all. */
    private static final String OPTIONS = "-XX:TieredStopAtLevel=4";

    private final OwnFleet fleet;
    private final Program source;
    private final String port;
    private final MediaTasks tasks;

    private MediaBench(OwnFleet fleet, Program source) {
        this.fleet = fleet;
        this.source = source;
        this.port = source.answer();
        this.tasks = new MediaTasks(fleet.database());
    }

    /** @param atOnce how many files the worker fetches at once; its slots are those of its YAML */
    static MediaBench start(int atOnce) {
        return start(BenchFleet.of(
                Map.of("FLEET_FILES_JAVA_OPTIONS", OPTIONS, "FLEET_MEDIA_PERHOST", Integer.toString(atOnce))));
    }

    /** One of two workers, each with the settings of its YAML; the other is there to be started. */
    static MediaBench startOneOfTwo() {
        return start(BenchFleet.of(Map.of("FLEET_FILES_JAVA_OPTIONS", OPTIONS), Scale.PLAIN.with("media-worker", 2)));
    }

    private static MediaBench start(OwnFleet fleet) {
        Stream.of("postgresql", "rabbitmq", "s3", "media-worker").forEach(name -> {
            fleet.part(name).start();
            System.err.println(name + " is ready");
        });
        return new MediaBench(fleet, Program.start("source", List.of("-Xmx64m", "-XX:+UseSerialGC"), Map.of()));
    }

    OwnFleet fleet() {
        return fleet;
    }

    Part worker() {
        return fleet.part("media-worker");
    }

    Part secondWorker() {
        return fleet.part("media-worker-2");
    }

    /** The page that lists the files. */
    URI page(Files files) {
        return files.page(port);
    }

    /** Has the worker copy the files. */
    Turn copyByWorker(Files files) {
        Duration worker = used("media-worker");
        Duration queue = used("postgresql", "rabbitmq");
        UUID job = tasks.insert(page(files), files.count());
        Duration took = tasks.await(job);
        return new Turn(
                took,
                used("media-worker").minus(worker),
                used("postgresql", "rabbitmq").minus(queue));
    }

    /** Has rclone copy the files to objects below that name. */
    Turn copyBy(Rclone rclone, Rclone.Way way, Files files, String prefix) {
        Duration before = ProcessorTime.ofEndedChildren();
        long start = System.nanoTime();
        rclone.copy(page(files), way, prefix);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return new Turn(took, ProcessorTime.ofEndedChildren().minus(before), Duration.ZERO);
    }

    /** Throws away what was copied so far, past the S3 server, so that nobody overwrites and the disk does not fill up. */
    void forgetObjects() {
        Folder.empty(fleet.bucketFolder());
    }

    /** What was copied so far has no content any more, where the disk would fill up with it. */
    void makeRoom() {
        Folder.makeRoom(fleet.bucketFolder());
    }

    private Duration used(String... parts) {
        return Stream.of(parts)
                .map(name -> ProcessorTime.of(fleet.part(name).process().orElseThrow()))
                .reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public void close() {
        tasks.close();
        source.close();
        fleet.close();
        Folder.empty(fleet.bucketFolder());
        Folder.empty(BenchFleet.folder().resolve("source"));
    }
}
