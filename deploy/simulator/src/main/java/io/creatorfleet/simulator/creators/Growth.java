package io.creatorfleet.simulator.creators;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What has been done to an account behind the scenes: items it posted out of turn, and what its counts are multiplied by.
 *
 * @param additions in the order they were made in
 * @param factor to followers, likes, views and the like
 */
public record Growth(List<Addition> additions, double factor) {

    /** Nothing was done. */
    public static final Growth NONE = new Growth(List.of(), 1);

    /**
     * Items posted in a row.
     *
     * @param after index of the newest item until then
     */
    public record Addition(long after, long count, Instant at) {}

    Growth plus(Addition addition) {
        return new Growth(Stream.concat(additions.stream(), Stream.of(addition)).toList(), factor);
    }

    Growth scaled(double by) {
        return new Growth(additions, factor * by);
    }

    /** How many items were added. */
    public long added() {
        return additions.stream().mapToLong(Addition::count).sum();
    }
}
