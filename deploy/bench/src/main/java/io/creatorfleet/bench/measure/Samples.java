package io.creatorfleet.bench.latency;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long the requests of one condition took; failed ones are counted apart. */
final class Samples {

    private final List<Duration> times = new ArrayList<>();
    private int errors;

    synchronized void answered(Duration took) {
        times.add(took);
    }

    synchronized void failed() {
        errors++;
    }

    synchronized int count() {
        return times.size() + errors;
    }

    synchronized int errors() {
        return errors;
    }

    /** The time that the given share of the answered requests took at most, in milliseconds; by nearest rank. */
    synchronized double quantile(double share) {
        if (times.isEmpty()) {
            return Double.NaN;
        }
        List<Duration> sorted = times.stream().sorted().toList();
        int rank = (int) Math.ceil(share * sorted.size());
        return sorted.get(Math.max(0, rank - 1)).toNanos() / 1e6;
    }
}
