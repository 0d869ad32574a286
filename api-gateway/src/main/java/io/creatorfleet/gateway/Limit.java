package io.creatorfleet.gateway;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How many entries of a list an answer holds at most. */
public record Limit(int entries) {

    private static final int USUAL = 50;
    private static final int MOST = 200;

    public static Limit of(@Nullable Integer given) {
        if (given == null) {
            return new Limit(USUAL);
        }
        if (given < 1 || given > MOST) {
            throw Refusal.badRequest("limit must be from 1 to %d, not %d".formatted(MOST, given));
        }
        return new Limit(given);
    }

    /** How many to read: one more than is given, which tells whether there are more. */
    public int read() {
        return entries + 1;
    }

    /** The cursor of the next part, if there is one. */
    public <T> @Nullable String next(List<T> read, Function<T, Cursor> place) {
        return read.size() > entries ? place.apply(read.get(entries - 1)).toString() : null;
    }

    public <T> List<T> cut(List<T> read) {
        return read.size() > entries ? read.subList(0, entries) : read;
    }
}
