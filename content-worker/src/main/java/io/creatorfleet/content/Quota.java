package io.creatorfleet.content;

import io.creatorfleet.platform.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** How many items of each kind a walk still lacks; never negative. */
record Quota(int reels, int posts) {

    Quota {
        reels = Math.max(reels, 0);
        posts = Math.max(posts, 0);
    }

    /** Items that are within the quota, and what is lacking once they are held. */
    record Taken(List<Item> items, Quota rest) {}

    /** Whether nothing of these kinds is lacking. */
    boolean filled(Set<Item.Kind> kinds) {
        return kinds.stream().noneMatch(this::lacks);
    }

    /**
     * Takes items in their order until their kind is filled.
     *
     * @param held ids the walk holds already: they are taken again and not counted again
     */
    Taken take(List<Item> items, Set<String> held) {
        List<Item> taken = new ArrayList<>();
        Quota rest = this;
        for (Item item : items) {
            if (held.contains(item.id())) {
                taken.add(item);
            } else if (rest.lacks(item.kind())) {
                taken.add(item);
                rest = rest.without(item.kind());
            }
        }
        return new Taken(List.copyOf(taken), rest);
    }

    private boolean lacks(Item.Kind kind) {
        return switch (kind) {
            case REEL -> reels > 0;
            case POST -> posts > 0;
        };
    }

    private Quota without(Item.Kind kind) {
        return switch (kind) {
            case REEL -> new Quota(reels - 1, posts);
            case POST -> new Quota(reels, posts - 1);
        };
    }
}
