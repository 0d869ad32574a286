package io.creatorfleet.simulator.control;

import io.creatorfleet.simulator.conditions.Faults;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The world at a glance.
 *
 * @param calls by platform, status and code
 * @param creators calls to the API by the name they were about
 * @param usage percent of the hour's calls that is used up
 * @param renamed first names by present ones
 * @param abandoned names of accounts that were renamed or deleted
 */
record WorldState(
        Instant time,
        Map<String, Long> calls,
        Map<String, Long> creators,
        long bytesServed,
        double usage,
        List<Faults.State> faults,
        Map<String, String> renamed,
        Set<String> abandoned) {}
