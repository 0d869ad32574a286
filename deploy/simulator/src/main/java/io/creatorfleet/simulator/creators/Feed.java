package io.creatorfleet.simulator.creators;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/** The items of an account, by time. */
public final class Feed {

    private static final int SMALL = 12;

    private final Creator creator;
    private final Pace pace;
    private final int kept;

    Feed(Creator creator) {
        this.creator = creator;
        this.pace = new Pace(
                creator.seed(),
                Duration.ofHours(creator.seed().with("pace").between(14, 30)).toSeconds(),
                creator.growth());
        this.kept = (int) creator.growth().added()
                + switch (creator.trait()) {
                    case EMPTY, MISSING -> 0;
                    case SMALL, HOSTILE -> SMALL;
                    case LICENSED_AUDIO, HIDDEN_LIKES, EXPIRED_ACCESS, PHOTOS_ONLY, ONE_FILE, NONE ->
                        (int) creator.seed().with("kept").between(165, 200);
                };
    }

    /** How many items the account has. */
    public int size() {
        return kept;
    }

    /** The index of the newest item there is by now. */
    public long newest(Instant now) {
        return pace.newest(now);
    }

    /** The index of the oldest item the account still has. */
    public long oldest(Instant now) {
        return newest(now) - kept + 1;
    }

    /** The items of these indexes, newest first; {@code newest} less than {@code oldest} means none. */
    public List<Item> items(long newest, long oldest, Instant now) {
        Items items = new Items(creator, now);
        return LongStream.rangeClosed(oldest, newest)
                .map(index -> oldest + newest - index)
                .mapToObj(index -> items.make(index, time(index)))
                .toList();
    }

    public Instant time(long index) {
        return pace.time(index);
    }

    /** How often the account posts. */
    Pace pace() {
        return pace;
    }
}
