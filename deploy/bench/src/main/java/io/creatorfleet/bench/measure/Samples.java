package io.creatorfleet.bench.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long the requests of one kind took; failed ones are counted apart. */
public final class Samples {

    private final List<Duration> times = new ArrayList<>();
    private int errors;

    public synchronized void answered(Duration took) {
        times.add(took);
    }

    public synchronized void failed() {
        errors++;
    }

    public synchronized int count() {
        return times.size() + errors;
    }

    public synchronized int errors() {
        return errors;
    }

    /** The time that the given share of the answered requests took at most, in milliseconds; by nearest rank. */
    public synchronized double quantile(double share) {
        if (times.isEmpty()) {
            return Double.NaN;
        }
        List<Duration> sorted = times.stream().sorted().toList();
        int rank = (int) Math.ceil(share * sorted.size());
        return sorted.get(Math.max(0, rank - 1)).toNanos() / 1e6;
    }
}
