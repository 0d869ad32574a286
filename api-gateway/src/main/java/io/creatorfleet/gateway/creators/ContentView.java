package io.creatorfleet.gateway.creators;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An item of a creator as it is held; what the platform does not tell is null.
 *
 * @param username whose it is
 * @param author who submitted it, where that is not the creator
 * @param likes where there are votes, what they come to
 * @param multiplier its views, of a post its likes and comments, by the creator's average
 * @param viral null: not known yet
 * @param details what only its platform tells
 */
record ContentView(
        String username,
        String externalId,
        String kind,
        String format,
        @Nullable String permalink,
        @Nullable String title,
        @Nullable String caption,
        @Nullable String author,
        Instant publishedAt,
        @Nullable Long views,
        @Nullable Long likes,
        @Nullable Long comments,
        @Nullable Long reposts,
        @Nullable Double upvoteRatio,
        @Nullable String crosspostOf,
        @Nullable Double multiplier,
        @Nullable Boolean viral,
        @Nullable JsonNode details,
        Instant fetchedAt,
        List<File> media) {

    /**
     * A file of an item.
     *
     * @param state pending, stored, or why it never will be
     * @param url where it is served; null unless it is stored
     */
    record File(
            String role,
            int position,
            String state,
            @Nullable String url,
            @Nullable String contentType,
            @Nullable Long bytes,
            @Nullable String reason) {}
}
