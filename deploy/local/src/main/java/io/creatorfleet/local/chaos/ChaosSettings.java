package io.creatorfleet.local.chaos;

import io.creatorfleet.local.poison.Poison;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a run is to be.
 *
 * @param creators how many are added
 * @param faults how many are done
 * @param gap from one fault to the next, on average
 * @param patience how long the fleet may take to end all jobs once all is well again
 */
record ChaosSettings(int creators, int faults, long seed, Duration gap, Duration patience) {

    /** How long a client waits for an answer. */
    static final Duration ANSWER_LIMIT = Duration.ofSeconds(15);

    /** Rows of media that a creator of the simulator has, about. */
    private static final int FILES = 265;

    /** Files that two media workers copy at once. */
    private static final int SLOTS = 8;

    /** Pieces of data, one after the other, that a file's way into the bucket takes. */
    private static final int PIECES = 4;

    /** The share of the run during which the media workers would be busy if nothing failed. */
    private static final double LOAD = 0.3;

    ChaosSettings {
        if (creators < 1 || faults < 1 || !gap.isPositive()) {
            throw new IllegalArgumentException("A run needs creators, faults and a time between them, not %d, %d and %s"
                    .formatted(creators, faults, gap));
        }
    }

    FaultPlan plan() {
        return FaultPlan.draw(seed, faults, gap);
    }

    /** The creators, and late among them two that are poison: they have to come to their end as well. */
    List<String> usernames() {
        List<String> names = new ArrayList<>(
                IntStream.rangeClosed(1, creators).mapToObj(n -> "chaos." + n).toList());
        names.addAll(creators * 2 / 3, List.of(Poison.HALT, Poison.MEMORY));
        return List.copyOf(names);
    }

    /** Whether the creator is one of those that are meant to kill whatever process takes them in. */
    static boolean isPlanted(String username) {
        return username.startsWith(Poison.HALT) || username.startsWith(Poison.MEMORY);
    }

    /**
     * How far away the bucket is, so that files are on their way all along the run and not for a second after each addition.
     */
    Duration bucketDistance(Duration span) {
        return span.multipliedBy(SLOTS)
                .dividedBy((long) creators * FILES * PIECES)
                .multipliedBy((int) (LOAD * 10))
                .dividedBy(10);
    }

    /**
     * Settings of the fleet, as environment variables.
     *
     * @param poisonAgent the jar that makes profile workers die of what is planted
     */
    static Map<String, String> environment(Path poisonAgent) {
        Map<String, String> settings = new HashMap<>();
        settings.put("JAVA_TOOL_OPTIONS", "-javaagent:" + poisonAgent);
        // Small files: the run is about how many there are.
        settings.put("SIMULATOR_IMAGESIZE_MIN", "2KB");
        settings.put("SIMULATOR_IMAGESIZE_MAX", "6KB");
        settings.put("SIMULATOR_VIDEOSIZE_MIN", "5KB");
        settings.put("SIMULATOR_VIDEOSIZE_MAX", "30KB");
        // What is held at the end is compared with what is there then.
        settings.put("SIMULATOR_CONDITIONS_ACCOUNTSUNTIL", Instant.now().toString());
        settings.put("FLEET_WORKER_SLOTS_INTERACTIVE", Integer.toString(SLOTS / 2));
        settings.put("FLEET_WORKER_SLOTS_BACKGROUND", "1");
        // What is lost is found lost within seconds, so that it happens often in a run and not once.
        settings.put("FLEET_DISPATCH_LOSTAFTER", "5s");
        settings.put("FLEET_WORKER_LEASE", "5s");
        // What fails here fails for seconds, over and over: no attempt waits for minutes, and none is the last.
        for (String kind : List.of("", "KINDS_PROFILE_", "KINDS_CONTENT_", "KINDS_RESOLVE_", "KINDS_MEDIA_")) {
            for (String failure : List.of("UNAVAILABLE", "MALFORMED")) {
                settings.put("FLEET_RETRY_" + kind + failure + "_BASE", "500ms");
                settings.put("FLEET_RETRY_" + kind + failure + "_CAP", "4s");
                settings.put("FLEET_RETRY_" + kind + failure + "_ATTEMPTS", "1000");
            }
        }
        settings.put("FLEET_MEDIA_RENEWALS", "1000");
        // Below the time for which answers hang, so that they time out.
        settings.put("FLEET_INSTAGRAM_GRAPH_READTIMEOUT", "3s");
        settings.put("FLEET_MEDIA_READTIMEOUT", "3s");
        return settings;
    }
}
