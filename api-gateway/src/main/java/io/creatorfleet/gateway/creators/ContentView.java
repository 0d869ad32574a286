package io.creatorfleet.gateway.creators;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item of a creator as it is held; numbers the platform does not tell are null.
 *
 * @param username whose it is, where items of several creators are listed
 * @param multiplier views of a reel, engagement of a post, by the creator's average; absent before that was computed
 */
record ContentView(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String username,
        String externalId,
        String kind,
        String format,
        @Nullable String permalink,
        @Nullable String caption,
        Instant publishedAt,
        @Nullable Long views,
        @Nullable Long likes,
        @Nullable Long comments,
        @Nullable Long reposts,
        Instant fetchedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double multiplier,
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
