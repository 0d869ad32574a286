package io.creatorfleet.simulator.creators;

import io.creatorfleet.simulator.chance.Seed;
import java.time.Duration;
import java.time.Instant;

/**
 * How often somebody posts: item <i>n</i> appears in the <i>n</i>-th slot since the epoch, but for those added out of turn.
 *
 * @param seed of who posts
 * @param slot in seconds
 */
public record Pace(Seed seed, long slot, Growth growth) {

    /** The time that all slots are counted from. */
    public static final Instant EPOCH = Instant.parse("2020-01-01T00:00:00Z");

    /** The index of the newest item there is by now. */
    public long newest(Instant now) {
        return Duration.between(EPOCH, now).toSeconds() / slot - 1 + growth.added();
    }

    /** The time of an item: somewhere in its slot, but never so late that the next one could be older. */
    public Instant time(long index) {
        long inTurn = index;
        for (Growth.Addition addition : growth.additions()) {
            long place = index - addition.after();
            if (place > 0 && place <= addition.count()) {
                return addition.at().minusSeconds(addition.count() - place);
            }
            inTurn -= place > 0 ? addition.count() : 0;
        }
        return EPOCH.plusSeconds(inTurn * slot + seed.with("time").with(index).below(slot * 4 / 5));
    }
}
