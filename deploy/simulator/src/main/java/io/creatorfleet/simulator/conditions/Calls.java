package io.creatorfleet.simulator.conditions;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** When each call to an API came in, by the machine's own clock: what limits of calls are judged by. */
@Component
public final class Calls {

    private final Map<String, Series> platforms = new ConcurrentHashMap<>();

    /** Notes a call to this platform, however it will be answered. */
    public void note(String platform) {
        platforms.computeIfAbsent(platform, name -> new Series()).note();
    }

    /** The calls to each platform. */
    public Map<String, Load> loads(Duration window) {
        if (!window.isPositive()) {
            throw new IllegalArgumentException("window is " + window + ", not above zero: nothing is counted");
        }
        Map<String, Load> loads = new TreeMap<>();
        platforms.forEach((name, series) -> loads.put(name, series.load(window)));
        return loads;
    }

    void clear() {
        platforms.clear();
    }

    /**
     * How many calls there were.
     *
     * @param most within any window of the length asked for, wherever it begins
     */
    public record Load(long total, int most) {}

    private static final class Series {

        /** Beyond this many the older half is forgotten, so that a long run does not fill the memory. */
        private static final int KEPT = 400_000;

        private long[] nanos = new long[256];
        private int size;
        private long total;

        synchronized void note() {
            if (size == KEPT) {
                size = KEPT / 2;
                System.arraycopy(nanos, KEPT / 2, nanos, 0, size);
            } else if (size == nanos.length) {
                nanos = Arrays.copyOf(nanos, Math.min(KEPT, 2 * size));
            }
            nanos[size++] = System.nanoTime();
            total++;
        }

        synchronized Load load(Duration window) {
            int most = 0;
            int first = 0;
            for (int last = 0; last < size; last++) {
                while (nanos[last] - nanos[first] >= window.toNanos()) {
                    first++;
                }
                most = Math.max(most, last - first + 1);
            }
            return new Load(total, most);
        }
    }
}
