package io.creatorfleet.simulator.creators;

import io.creatorfleet.simulator.chance.Seed;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes up the items of one account as they stand at one time. */
final class Items {

    private static final long FIRST_ID = 17_840_000_000_000_000L;
    private static final long IDS = 700_000_000_000_000L;
    private static final long FIRST_FILE = 1_000_000_000_000_000L;
    private static final long FILES = 8_000_000_000_000_000L;

    private final Creator creator;
    private final Instant now;

    Items(Creator creator, Instant now) {
        this.creator = creator;
        this.now = now;
    }

    Item make(long index, Instant time) {
        Seed seed = creator.seed().with("item").with(index);
        Item.Kind kind = kind(index);
        boolean video = kind == Item.Kind.REEL || kind == Item.Kind.FEED_VIDEO;
        long reach = reach(seed, time);
        List<Item.Child> children = kind == Item.Kind.CAROUSEL ? children(seed) : List.of();
        return new Item(
                index,
                id(seed),
                kind,
                time,
                shortcode(seed),
                caption(seed),
                creator.trait() == Trait.HIDDEN_LIKES
                        ? null
                        : reach / seed.with("likes").between(12, 40),
                reach / seed.with("comments").between(700, 4000),
                reach / seed.with("reposts").between(900, 6000),
                video ? (Long) reach : null,
                children.isEmpty() ? fileNumber(seed) : children.getFirst().fileNumber(),
                !(creator.trait() == Trait.LICENSED_AUDIO && kind == Item.Kind.REEL && index % 3 != 0),
                children);
    }

    /** Two reels to each post, in an order that differs from three to three. */
    private Item.Kind kind(long index) {
        long three = Math.floorDiv(index, 3L);
        boolean post = Math.floorMod(index, 3L)
                == creator.seed().with("mix").with(three).below(3);
        if (!post && creator.trait() != Trait.PHOTOS_ONLY) {
            return Item.Kind.REEL;
        }
        if (creator.trait() == Trait.ONE_FILE) {
            return Item.Kind.IMAGE;
        }
        return creator.seed()
                .with("kind")
                .with(index)
                .pick(List.of(
                        Item.Kind.IMAGE,
                        Item.Kind.IMAGE,
                        Item.Kind.CAROUSEL,
                        Item.Kind.CAROUSEL,
                        Item.Kind.FEED_VIDEO));
    }

    /** How many saw it by now: some multiple of the followers, one in nine times a large one, most of it in the first days. */
    private long reach(Seed seed, Instant time) {
        double multiple = 0.2 + 3.8 * seed.with("reach").fraction();
        double luck = seed.with("luck").chance(1 / 9.0) ? 8 : 1;
        double hours = Math.max(0, Duration.between(time, now).toMinutes() / 60.0);
        return Math.round(
                creator.persona().followers() * creator.growth().factor() * multiple * luck * hours / (hours + 36));
    }

    private @Nullable String caption(Seed seed) {
        if (creator.trait() == Trait.HOSTILE) {
            return Markup.element("caption");
        }
        if (seed.with("silent").chance(0.06)) {
            return null;
        }
        Persona.Topic topic = Creators.CASTING.topic(creator.persona());
        Seed tags = seed.with("hashtags");
        String hashtags = IntStream.range(0, (int) tags.between(1, 4))
                .mapToObj(n -> "#" + tags.with(n).pick(topic.hashtags()))
                .distinct()
                .reduce((left, right) -> left + " " + right)
                .orElseThrow();
        return seed.with("caption").pick(topic.captions()) + "\n\n" + hashtags;
    }

    private static List<Item.Child> children(Seed seed) {
        return IntStream.range(0, (int) seed.with("children").between(2, 6))
                .mapToObj(n -> child(seed.with("child").with(n)))
                .toList();
    }

    private static Item.Child child(Seed seed) {
        return new Item.Child(id(seed), seed.with("video").chance(0.2), shortcode(seed), fileNumber(seed));
    }

    private static String id(Seed seed) {
        return Long.toString(FIRST_ID + seed.with("id").below(IDS));
    }

    private static long fileNumber(Seed seed) {
        return FIRST_FILE + seed.with("file").below(FILES);
    }

    private static String shortcode(Seed seed) {
        byte[] bytes = ByteBuffer.allocate(Long.BYTES)
                .putLong(seed.with("shortcode").value())
                .array();
        return "D"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).substring(0, 10);
    }
}
