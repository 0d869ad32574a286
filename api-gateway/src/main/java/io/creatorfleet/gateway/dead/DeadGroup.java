package io.creatorfleet.gateway.dead;

import java.time.Instant;
import java.util.List;

/**
 * The dead tasks of one kind that died of one cause.
 *
 * @param fingerprint of that cause
 * @param failure its class
 * @param count how many tasks
 * @param hours how many died in each of the past 24 hours, the last one last
 * @param tasks where they are listed one by one
 */
record DeadGroup(
        String kind,
        String fingerprint,
        String failure,
        long count,
        Instant firstSeen,
        Instant lastSeen,
        List<Long> hours,
        Example example,
        String tasks) {

    /** One of the group's tasks, and what was said of it when it died. */
    record Example(long task, String url, String text) {}
}
