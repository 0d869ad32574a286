package io.creatorfleet.bench.persistence;

import io.creatorfleet.catalog.PagePayload;
import io.creatorfleet.content.Reading;
import io.creatorfleet.platform.Item;
import io.creatorfleet.platform.Submission;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** A page of one creator, of posts such as communities have: every column has something in it. */
record Batch(Reading reading, List<Item> items) {

    private static final String WORDS =
            "A launch window is a time in which a given vehicle must be launched to reach its target. ";
    private static final Instant NEWEST = Instant.parse("2026-11-01T00:00:00Z");

    static Batch of(long creator, int number, int size) {
        OffsetDateTime at = OffsetDateTime.now(ZoneOffset.UTC);
        PagePayload page = new PagePayload(creator, "new", "t3_" + number, number + 1, List.of());
        Reading reading = new Reading(page, UUID.nameUUIDFromBytes(new byte[] {1}), false, at);
        List<Item> items = IntStream.range(number * size, (number + 1) * size)
                .mapToObj(n -> item(creator, n, n))
                .toList();
        return new Batch(reading, items);
    }

    /** The same page as it is read again later, when every so manieth item has got more likes. */
    Batch later(int every) {
        List<Item> later = IntStream.range(0, items.size())
                .mapToObj(n -> n % every == every - 1 ? liked(items.get(n)) : items.get(n))
                .toList();
        return new Batch(new Reading(reading.page(), reading.walk(), false, OffsetDateTime.now(ZoneOffset.UTC)), later);
    }

    private static Item item(long creator, int n, long likes) {
        String id = "t3_%06x%06x".formatted(creator, n);
        Submission submission = new Submission(
                WORDS.substring(n % 30),
                "u/author%d".formatted(n % 997),
                "t2_%06x".formatted(n % 997),
                0.5 + n % 50 / 100.0,
                null,
                null,
                "{\"domain\": \"self.space\", \"flair\": \"News\", \"over_18\": false, \"stickied\": false, \"views\": %d}"
                        .formatted(n));
        return new Item(
                id,
                Item.Kind.POST,
                Item.Format.TEXT,
                "https://www.reddit.com/r/space/comments/%s/a_launch_window_is_a_time/".formatted(id),
                WORDS.repeat(1 + n % 6),
                NEWEST.minusSeconds(n * 600L),
                null,
                likes,
                (long) n % 300,
                (long) n % 7,
                List.of(),
                submission);
    }

    private static Item liked(Item item) {
        Long likes = item.likes();
        return new Item(
                item.id(),
                item.kind(),
                item.format(),
                item.permalink(),
                item.caption(),
                item.publishedAt(),
                item.views(),
                likes == null ? 1L : likes + 1,
                item.comments(),
                item.reposts(),
                item.assets(),
                item.submission());
    }
}
