package io.creatorfleet.content;

import io.creatorfleet.platform.Item;
import io.creatorfleet.platform.Page;
import io.creatorfleet.platform.Submission;
import io.creatorfleet.platform.Unreadable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a page shows, each item once.
 *
 * @param standing in the order of the page
 * @param removed what its platform has taken down, with its word for who did
 */
record Shown(List<Item> standing, Map<String, String> removed, List<Unreadable> unreadable) {

    static Shown of(Page page) {
        Map<String, Item> standing = new LinkedHashMap<>();
        Map<String, String> removed = new LinkedHashMap<>();
        for (Item item : page.items()) {
            String by = removedBy(item.submission());
            if (by == null) {
                standing.putIfAbsent(item.id(), item);
            } else {
                removed.put(item.id(), by);
            }
        }
        standing.keySet().removeAll(removed.keySet());
        return new Shown(new ArrayList<>(standing.values()), removed, page.unreadable());
    }

    /** Whether there was something to be read, and nothing of it could be. */
    boolean isUnread() {
        return standing.isEmpty() && removed.isEmpty() && !unreadable.isEmpty();
    }

    /** Who took the item down; null: it stands. */
    static @Nullable String removedBy(@Nullable Submission submission) {
        return submission == null ? null : submission.removedBy();
    }
}
