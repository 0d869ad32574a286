package io.creatorfleet.platform;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One published item. A null count is unknown (hidden likes, say), never zero.
 *
 * @param id the platform's own id
 * @param likes where there are votes, what they come to
 * @param assets its media in their order; for an album its children, not a copy of the first as the album's own
 */
public record Item(
        String id,
        Kind kind,
        Format format,
        @Nullable String permalink,
        @Nullable String caption,
        Instant publishedAt,
        @Nullable Long views,
        @Nullable Long likes,
        @Nullable Long comments,
        @Nullable Long reposts,
        List<Asset> assets,
        @Nullable Submission submission) {

    /** An item of a platform where nothing is submitted to a community. */
    public Item(
            String id,
            Kind kind,
            Format format,
            @Nullable String permalink,
            @Nullable String caption,
            Instant publishedAt,
            @Nullable Long views,
            @Nullable Long likes,
            @Nullable Long comments,
            @Nullable Long reposts,
            List<Asset> assets) {
        this(id, kind, format, permalink, caption, publishedAt, views, likes, comments, reposts, assets, null);
    }

    /** Which quota an item counts towards. */
    public enum Kind {
        REEL,
        POST
    }

    /** What an item consists of. */
    public enum Format {
        IMAGE,
        VIDEO,
        ALBUM,
        TEXT,
        LINK,
        POLL
    }
}
