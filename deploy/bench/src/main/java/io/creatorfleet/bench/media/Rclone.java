package io.creatorfleet.bench.media;

import io.creatorfleet.backing.Bucket;
import io.creatorfleet.backing.Command;
import io.creatorfleet.bench.measure.BenchFleet;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** rclone, which copies what a page of an HTTP server lists to a bucket. */
final class Rclone {

    /** What becomes of the bytes on their way. */
    enum Way {
        PLAIN("bucket:%s/%s"),
        /** It takes their SHA-256, and keeps it in a file of its own. */
        CHECKSUM("checksum:%2$s");

        private final String target;

        Way(String target) {
            this.target = target;
        }
    }

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
        this.remotes = Map.ofEntries(
                Map.entry("RCLONE_CONFIG", "/dev/null"),
                // Meant for other clients of AWS; rclone's refuses to start with one.
                Map.entry("AWS_CA_BUNDLE", ""),
                Map.entry("RCLONE_CONFIG_SOURCE_TYPE", "http"),
                Map.entry("RCLONE_CONFIG_BUCKET_TYPE", "s3"),
                Map.entry("RCLONE_CONFIG_BUCKET_PROVIDER", "Other"),
                Map.entry("RCLONE_CONFIG_BUCKET_ENDPOINT", bucket.endpoint().toString()),
                Map.entry("RCLONE_CONFIG_BUCKET_REGION", bucket.region()),
                Map.entry("RCLONE_CONFIG_BUCKET_ACCESS_KEY_ID", bucket.accessKey()),
                Map.entry("RCLONE_CONFIG_BUCKET_SECRET_ACCESS_KEY", bucket.secretKey()),
                Map.entry("RCLONE_CONFIG_CHECKSUM_TYPE", "hasher"),
                Map.entry("RCLONE_CONFIG_CHECKSUM_REMOTE", "bucket:" + bucket.name()),
                Map.entry("RCLONE_CONFIG_CHECKSUM_HASHES", "sha256"),
                Map.entry(
                        "RCLONE_CACHE_DIR",
                        BenchFleet.folder().resolve("rclone").toString()));
    }

    String version() {
        return Command.of("rclone", "version").run().lines().findFirst().orElse("rclone");
    }

    /** Copies all that the page lists, and returns when it is done. */
    void copy(URI page, Way way, String prefix) {
        String atOnce = Integer.toString(transfers);
        List<String> words = List.of(
                "rclone",
                "copy",
                "source:",
                way.target.formatted(bucket, prefix),
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
