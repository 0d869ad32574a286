package io.creatorfleet.simulator.graph;

import io.creatorfleet.simulator.creators.Creator;
import io.creatorfleet.simulator.creators.Feed;
import io.creatorfleet.simulator.creators.Item;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A part of the list of an account's media.
 *
 * @param cursors to the pages beside it: {@code before} unless it is the first, {@code after} unless it is the last
 */
record MediaPage(List<Item> items, Map<String, String> cursors) {

    private static final int DEFAULT_LIMIT = 25;
    private static final int LARGEST_LIMIT = 100;

    static MediaPage empty() {
        return new MediaPage(List.of(), Map.of());
    }

    /** The page that the modifiers ask for: newest first, after or before a cursor, no older or newer than given. */
    static MediaPage of(Creator creator, Field asked, Instant now) {
        Feed feed = creator.feed();
        long newest = feed.newest(now);
        long oldest = feed.oldest(now);
        Optional<Instant> until = time(asked, "until");
        while (until.isPresent() && newest >= oldest && feed.time(newest).isAfter(until.get())) {
            newest--;
        }
        Optional<Instant> since = time(asked, "since");
        while (since.isPresent() && newest >= oldest && feed.time(oldest).isBefore(since.get())) {
            oldest++;
        }
        return part(creator, asked, newest, oldest)
                .map(bounds -> page(creator, now, bounds))
                .orElseGet(MediaPage::empty);
    }

    private static Optional<Bounds> part(Creator creator, Field asked, long newest, long oldest) {
        int limit = limit(asked);
        long top = newest;
        long bottom = oldest;
        Optional<Long> after = cursor(asked, "after", creator);
        Optional<Long> before = cursor(asked, "before", creator);
        if (after.isPresent()) {
            top = Math.min(top, after.get() - 1);
        } else if (before.isPresent()) {
            top = Math.min(top, before.get() + limit);
            bottom = Math.max(bottom, before.get() + 1);
        }
        bottom = Math.max(bottom, top - limit + 1);
        return top < bottom ? Optional.empty() : Optional.of(new Bounds(newest, top, bottom, oldest));
    }

    private static MediaPage page(Creator creator, Instant now, Bounds bounds) {
        Map<String, String> cursors = new LinkedHashMap<>();
        if (bounds.top < bounds.newest) {
            cursors.put("before", Cursor.at(creator.number(), bounds.top));
        }
        if (bounds.bottom > bounds.oldest) {
            cursors.put("after", Cursor.at(creator.number(), bounds.bottom));
        }
        return new MediaPage(creator.feed().items(bounds.top, bounds.bottom, now), cursors);
    }

    /** The same page, with a cursor that leads back to it. */
    MediaPage repeating(Creator creator, Field asked) {
        if (items.isEmpty()) {
            return this;
        }
        Map<String, String> repeated = new LinkedHashMap<>(cursors);
        String same = Cursor.at(creator.number(), items.getFirst().index() + 1);
        repeated.put("after", asked.modifier("after").orElse(same));
        return new MediaPage(items, repeated);
    }

    private static int limit(Field asked) {
        String limit = asked.modifier("limit").orElse(Integer.toString(DEFAULT_LIMIT));
        if (!limit.matches("[1-9]\\d{0,8}")) {
            throw new GraphRefusal(GraphError.invalid("Param limit must be an integer of at least 1"));
        }
        return Math.min(Integer.parseInt(limit), LARGEST_LIMIT);
    }

    private static Optional<Instant> time(Field asked, String modifier) {
        return asked.modifier(modifier).map(text -> {
            if (!text.matches("\\d{1,11}")) {
                throw new GraphRefusal(GraphError.invalid("Param " + modifier + " must be a valid date/time"));
            }
            return Instant.ofEpochSecond(Long.parseLong(text));
        });
    }

    private static Optional<Long> cursor(Field asked, String modifier, Creator creator) {
        return asked.modifier(modifier)
                .map(text -> Cursor.read(text, creator.number())
                        .orElseThrow(() -> new GraphRefusal(GraphError.invalid("Invalid cursors values"))));
    }

    private record Bounds(long newest, long top, long bottom, long oldest) {}
}
