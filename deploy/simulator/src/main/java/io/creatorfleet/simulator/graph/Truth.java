package io.creatorfleet.simulator.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client that has walked an account must hold.
 *
 * @param id the platform's id of the account
 * @param files the picture of the account and the files of the items
 */
public record Truth(String id, String username, List<Item> items, List<File> files) {

    /** An item that is within what was asked for. */
    public record Item(String id, Kind kind) {}

    /** What an item counts as. */
    public enum Kind {
        REEL,
        POST
    }

    /**
     * A file that there is to be copied, or would be if the platform handed out a link to it.
     *
     * @param item id of the item it belongs to; null: the picture of the account
     * @param asset id of the item or part of a carousel that it shows; for the picture the last segment of its path
     * @param size null without a link
     * @param sha256 null without a link
     */
    public record File(
            @Nullable String item,
            String asset,
            Role role,
            @Nullable Long size,
            @Nullable String sha256) {}

    /** What a file is to its item. */
    public enum Role {
        PICTURE,
        IMAGE,
        VIDEO,
        THUMBNAIL
    }
}
