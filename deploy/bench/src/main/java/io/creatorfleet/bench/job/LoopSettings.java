package io.creatorfleet.bench.job;

import io.creatorfleet.backing.Bucket;
import io.creatorfleet.backing.Database;
import io.creatorfleet.backing.Databases;
import io.creatorfleet.local.OwnFleet;
import java.util.Map;

/** What the loop is told of a fleet's surroundings, as environment variables; its rows go to a database of their own. */
final class LoopSettings {

    private LoopSettings() {}

    static Map<String, String> of(OwnFleet fleet) {
        Bucket bucket = fleet.bucket();
        Database database = new Databases(fleet.database()).createIfAbsent("loop");
        return Map.ofEntries(
                Map.entry("LOOP_PLATFORM", fleet.simulator().toString()),
                Map.entry("LOOP_USER", OwnFleet.PLATFORM_USER),
                Map.entry("LOOP_TOKEN", fleet.platformToken()),
                Map.entry("LOOP_S3_ENDPOINT", bucket.endpoint().toString()),
                Map.entry("LOOP_S3_REGION", bucket.region()),
                Map.entry("LOOP_S3_ACCESS_KEY", bucket.accessKey()),
                Map.entry("LOOP_S3_SECRET_KEY", bucket.secretKey()),
                Map.entry("LOOP_S3_BUCKET", bucket.name()),
                Map.entry("LOOP_DB_URL", database.jdbcUrl()),
                Map.entry("LOOP_DB_USERNAME", database.username()),
                Map.entry("LOOP_DB_PASSWORD", database.password()));
    }
}
