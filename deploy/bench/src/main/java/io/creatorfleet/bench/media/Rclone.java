package io.creatorfleet.bench.media;

import io.creatorfleet.backing.Bucket;
import io.creatorfleet.backing.Command;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** rclone, which copies what a page of an HTTP server lists to a bucket. */
final class Rclone {

    private final Map<String, String> remotes;
    private final String bucket;
    private final int transfers;

    /** @param transfers how many files it copies at once */
    Rclone(Bucket bucket, int transfers) {
        if (Command.find("rclone").findAny().isEmpty()) {
            throw new IllegalStateException("There is no rclone on this machine: apt-get install rclone");
        }
        this.bucket = bucket.name();
        this.transfers = transfers;
        this.remotes = Map.of(
                "RCLONE_CONFIG",
                "/dev/null",
                // Meant for other clients of AWS; rclone's refuses to start with one.
                "AWS_CA_BUNDLE",
                "",
                "RCLONE_CONFIG_SOURCE_TYPE",
                "http",
                "RCLONE_CONFIG_BUCKET_TYPE",
                "s3",
                "RCLONE_CONFIG_BUCKET_PROVIDER",
                "Other",
                "RCLONE_CONFIG_BUCKET_ENDPOINT",
                bucket.endpoint().toString(),
                "RCLONE_CONFIG_BUCKET_REGION",
                bucket.region(),
                "RCLONE_CONFIG_BUCKET_ACCESS_KEY_ID",
                bucket.accessKey(),
                "RCLONE_CONFIG_BUCKET_SECRET_ACCESS_KEY",
                bucket.secretKey());
    }

    String version() {
        return Command.of("rclone", "version").run().lines().findFirst().orElse("rclone");
    }

    /** Copies all that the page lists, and returns when it is done. */
    void copy(URI page, String prefix) {
        String atOnce = Integer.toString(transfers);
        List<String> words = List.of(
                "rclone",
                "copy",
                "source:",
                "bucket:" + bucket + "/" + prefix,
                "--http-url",
                page.toString(),
                "--transfers",
                atOnce,
                "--checkers",
                atOnce,
                "--s3-no-check-bucket");
        new Command(words, remotes).run();
    }
}
