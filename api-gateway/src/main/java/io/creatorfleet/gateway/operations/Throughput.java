package io.creatorfleet.gateway.operations;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the fleet has done within the last hour.
 *
 * @param minutes sixty of them, the present one last
 */
record Throughput(Instant countedAt, List<Minute> minutes) {

    /**
     * What was done in one minute.
     *
     * @param tasks that were concluded, by kind
     * @param files that were stored
     * @param bytes of those
     */
    record Minute(Instant at, Map<String, Long> tasks, long files, long bytes) {}
}
