package io.creatorfleet.simulator.creators;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The growth of those who have been made to grow, by the number of the account. */
@Component
public final class Growths {

    private static final int MOST = 500;

    private final Map<Long, Growth> growths = new ConcurrentHashMap<>();

    public Growth of(long number) {
        return growths.getOrDefault(number, Growth.NONE);
    }

    /** Lets an account post so many items at once. */
    public void add(long number, Pace pace, int items, Instant now) {
        if (items < 1 || items > MOST) {
            throw new IllegalArgumentException("items is " + items + ", not 1 to " + MOST + ": nothing is posted");
        }
        growths.put(number, of(number).plus(new Growth.Addition(pace.newest(now), items, now)));
    }

    /** Multiplies the counts of an account. */
    public void scale(long number, double factor) {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("factor is " + factor + ", not above 0: the counts stay as they are");
        }
        growths.put(number, of(number).scaled(factor));
    }
}
