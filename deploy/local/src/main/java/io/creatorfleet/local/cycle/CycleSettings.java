package io.creatorfleet.local.cycle;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a run is to be.
 *
 * @param creators of Instagram
 * @param subreddits of Reddit
 * @param callsPerMinute the budget of each platform
 * @param patience how long all may take
 */
record CycleSettings(int creators, int subreddits, int callsPerMinute, Duration patience) {

    static final Duration MINUTE = Duration.ofMinutes(1);

    private static final int MINUTES_OF_AN_HOUR = 60;

    CycleSettings {
        if (creators < 3 || subreddits < 3 || callsPerMinute < 10) {
            throw new IllegalArgumentException(
                    "A run needs at least 3 creators, 3 subreddits and 10 calls a minute, not %d, %d and %d"
                            .formatted(creators, subreddits, callsPerMinute));
        }
    }

    List<Cycle> cycles() {
        return List.of(
                new Cycle("instagram", "graph", names("cycle.", creators), 1, 10, "reels=30&posts=10"),
                new Cycle("reddit", "reddit", names("r/cycle", subreddits), 2, 100, "posts=150&ranked=100"));
    }

    private static List<String> names(String prefix, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(n -> prefix + n).toList();
    }

    /** Settings of the fleet, as environment variables. */
    Map<String, String> environment() {
        Map<String, String> settings = new HashMap<>();
        // Small files: the run is about calls.
        settings.put("SIMULATOR_IMAGESIZE_MIN", "1KB");
        settings.put("SIMULATOR_IMAGESIZE_MAX", "2KB");
        settings.put("SIMULATOR_VIDEOSIZE_MIN", "2KB");
        settings.put("SIMULATOR_VIDEOSIZE_MAX", "4KB");
        // What is held at the end is compared with what is there then.
        settings.put("SIMULATOR_CONDITIONS_ACCOUNTSUNTIL", Instant.now().toString());
        settings.put("FLEET_INSTAGRAM_GRAPH_CALLSPERHOUR", Integer.toString(callsPerMinute * MINUTES_OF_AN_HOUR));
        settings.put("FLEET_INSTAGRAM_GRAPH_WINDOW", "1m");
        settings.put("FLEET_REDDIT_CALLSPERMINUTE", Integer.toString(callsPerMinute));
        settings.put("FLEET_REDDIT_WINDOW", "1m");
        // What Reddit tells of its own count, for ten minutes: it is paced by as well.
        settings.put("SIMULATOR_REDDIT_CALLSPERWINDOW", Integer.toString(callsPerMinute * 10));
        return settings;
    }
}
