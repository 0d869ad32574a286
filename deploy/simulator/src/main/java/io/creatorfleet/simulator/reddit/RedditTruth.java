package io.creatorfleet.simulator.reddit;

import io.creatorfleet.simulator.communities.Post;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client that has read a subreddit or a user must hold.
 *
 * @param id the name with its kind, such as {@code t5_2x}
 * @param files the icon, and the files of the posts that stand
 */
public record RedditTruth(String id, String username, List<Item> items, List<File> files) {

    /**
     * A post that is within what was asked for.
     *
     * @param shown what it shows
     * @param removedBy the platform's word for who took it down; null while it stands
     * @param feeds the lists that it is in
     */
    public record Item(
            String id,
            String kind,
            Post.Kind shown,
            @Nullable String removedBy,
            List<String> feeds) {}

    /**
     * A file that there is to be copied, or would be if it had been processed.
     *
     * @param item name of the post it belongs to; null: the icon
     * @param asset name of the post, followed by the id of the part in a gallery; for the icon the last segment of its path
     * @param size null without a link
     * @param sha256 null without a link
     */
    public record File(
            @Nullable String item,
            String asset,
            String role,
            @Nullable Long size,
            @Nullable String sha256) {}
}
