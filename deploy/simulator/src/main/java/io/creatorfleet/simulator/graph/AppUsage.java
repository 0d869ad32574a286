package io.creatorfleet.simulator.graph;

import io.creatorfleet.simulator.conditions.SimulatedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** How much of its hourly calls the app has used up, in percent; a minute's calls are given back an hour later. */
@Component
public final class AppUsage {

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final long BUCKET = 60;

    private final SimulatedClock clock;
    private final double perCall;
    private final NavigableMap<Long, Double> minutes = new TreeMap<>();

    AppUsage(SimulatedClock clock, GraphProperties properties) {
        this.clock = clock;
        this.perCall = properties.usagePerCall();
    }

    /** Counts a call, refused ones too, and says what is used up with it. */
    synchronized double call() {
        minutes.merge(minute(clock.instant()), perCall, Double::sum);
        return percent();
    }

    /** What is used up. */
    public synchronized double percent() {
        minutes.headMap(minute(clock.instant().minus(WINDOW)), true).clear();
        return minutes.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Says that so much is used up, all of it now. */
    public synchronized void set(double percent) {
        if (!(percent >= 0)) {
            throw new IllegalArgumentException("percent is " + percent + ", not at least 0: usage stays as it is");
        }
        minutes.clear();
        minutes.put(minute(clock.instant()), percent);
    }

    private static long minute(Instant time) {
        return time.getEpochSecond() / BUCKET;
    }
}
