package io.creatorfleet.bench.job;

import io.creatorfleet.backing.Bucket;
import io.creatorfleet.backing.Database;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * The loop as a process of its own: each line it reads names creators to take in, each line it says how that went. All it
 * needs to know comes in its environment.
 */
@Command(name = "loop", hidden = true)
public final class LoopCommand implements Callable<Integer> {

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (LoopBucket bucket = new LoopBucket(bucket());
                LoopStore store = new LoopStore(database())) {
            LoopPlatform platform = new LoopPlatform(
                    URI.create(variable("LOOP_PLATFORM")), variable("LOOP_USER"), variable("LOOP_TOKEN"));
            Loop loop = new Loop(platform, bucket, store);
            BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                long start = System.nanoTime();
                Amount amount = loop.takeIn(List.of(line.split(" ", -1)));
                Duration took = Duration.ofNanos(System.nanoTime() - start);
                System.out.printf("%d %d %d%n", took.toNanos(), amount.files(), amount.bytes());
            }
        }
        return 0;
    }

    private static Bucket bucket() {
        return new Bucket(
                URI.create(variable("LOOP_S3_ENDPOINT")),
                variable("LOOP_S3_REGION"),
                variable("LOOP_S3_ACCESS_KEY"),
                variable("LOOP_S3_SECRET_KEY"),
                variable("LOOP_S3_BUCKET"));
    }

    private static Database database() {
        return new Database(variable("LOOP_DB_URL"), variable("LOOP_DB_USERNAME"), variable("LOOP_DB_PASSWORD"));
    }

    private static String variable(String name) {
        String value = System.getenv(name);
        if (value == null) {
            throw new IllegalStateException("The environment lacks " + name);
        }
        return value;
    }
}
