package io.creatorfleet.content;

import io.creatorfleet.platform.Asset;
import io.creatorfleet.platform.Item;
import io.creatorfleet.platform.Link;
import io.creatorfleet.platform.Page;
import io.creatorfleet.platform.Submission;
import io.creatorfleet.platform.Unreadable;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Items and pages as platforms show them. */
final class Items {

    private Items() {}

    static Item reel(String id) {
        return item(id, Item.Kind.REEL, "caption of " + id, 100L, 10L, 1L, link("first"));
    }

    static Item reel(String id, @Nullable Link link) {
        return item(id, Item.Kind.REEL, "caption of " + id, 100L, 10L, 1L, link);
    }

    static Item post(String id) {
        return item(id, Item.Kind.POST, "caption of " + id, null, 10L, 1L, link("first"));
    }

    static Item item(
            String id,
            Item.Kind kind,
            @Nullable String caption,
            @Nullable Long views,
            @Nullable Long likes,
            @Nullable Long comments,
            @Nullable Link link) {
        boolean reel = kind == Item.Kind.REEL;
        Asset asset = new Asset(id, reel ? Asset.Role.VIDEO : Asset.Role.IMAGE, 0, link);
        Item.Format format = reel ? Item.Format.VIDEO : Item.Format.IMAGE;
        Instant published = Instant.parse("2026-01-01T00:00:00Z");
        return new Item(id, kind, format, null, caption, published, views, likes, comments, null, List.of(asset));
    }

    /** A post of a community. */
    static Item submission(String id) {
        return submission(id, null);
    }

    static Item submission(String id, @Nullable String removedBy) {
        Submission submission = new Submission(
                "title of " + id,
                "u/ann",
                "t2_ann",
                0.9,
                null,
                removedBy,
                "{\"flair\": \"news\", \"author_flair\": \"x\"}");
        return of(id, Item.Kind.POST, Instant.parse("2026-01-01T00:00:00Z"), 10L, submission);
    }

    /** A post of that time with so many likes. */
    static Item post(String id, Instant published, long likes) {
        return of(id, Item.Kind.POST, published, likes, null);
    }

    private static Item of(String id, Item.Kind kind, Instant published, long likes, @Nullable Submission submission) {
        List<Asset> assets = List.of(new Asset(id, Asset.Role.IMAGE, 0, link("first")));
        return new Item(
                id,
                kind,
                Item.Format.IMAGE,
                "https://platform.example/" + id,
                "caption of " + id,
                published,
                null,
                likes,
                1L,
                null,
                assets,
                submission);
    }

    static Link link(String name) {
        return new Link("https://cdn.example/" + name, Instant.parse("2030-01-01T00:00:00Z"));
    }

    static Page page(@Nullable String next, Item... items) {
        return new Page(List.of(items), next, List.of());
    }

    /** A page of these items and of so many that nobody can read. */
    static Page pageWithUnreadable(int unreadable, @Nullable String next, Item... items) {
        List<Unreadable> all = IntStream.range(0, unreadable)
                .mapToObj(n -> new Unreadable("Item %d has no timestamp".formatted(n), "{\"n\": %d}".formatted(n)))
                .toList();
        return new Page(List.of(items), next, all);
    }
}
