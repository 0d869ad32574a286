package io.creatorfleet.content;

import io.creatorfleet.platform.Asset;
import io.creatorfleet.platform.Item;
import io.creatorfleet.platform.Link;
import io.creatorfleet.platform.Page;
import java.time.Instant;
import java.util.List;
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

    static Link link(String name) {
        return new Link("https://cdn.example/" + name, Instant.parse("2030-01-01T00:00:00Z"));
    }

    static Page page(@Nullable String next, Item... items) {
        return new Page(List.of(items), next, List.of());
    }
}
