package io.creatorfleet.content;

import io.creatorfleet.catalog.StorableText;
import io.creatorfleet.platform.Item;
import io.creatorfleet.platform.Unreadable;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** An item that PostgreSQL does not take, for a value that no column holds. */
public record Refused(Item item, String reason) {

    /** What is kept of it, without the links to its files. */
    Unreadable unreadable() {
        Item bare = new Item(
                item.id(),
                item.kind(),
                item.format(),
                item.permalink(),
                item.caption(),
                item.publishedAt(),
                item.views(),
                item.likes(),
                item.comments(),
                item.reposts(),
                List.of(),
                item.submission());
        String id = StorableText.of(item.id());
        return new Unreadable(
                "Item %s cannot be stored: %s".formatted(id, reason),
                JsonMapper.shared().writeValueAsString(bare));
    }
}
