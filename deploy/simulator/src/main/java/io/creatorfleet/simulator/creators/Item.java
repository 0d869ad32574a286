package io.creatorfleet.simulator.creators;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reel or a post.
 *
 * @param index its place in the life of the account, 0 being the oldest it could have
 * @param caption as its owner wrote it; null when there is none
 * @param likes null when the owner hid them
 * @param views null for what is not a video
 * @param fileNumber of the file it shows; for a carousel that of its first part
 * @param downloadable whether the platform hands out a link to the file
 * @param children the parts of a carousel, else empty
 */
public record Item(
        long index,
        String id,
        Kind kind,
        Instant time,
        String shortcode,
        @Nullable String caption,
        @Nullable Long likes,
        long comments,
        long reposts,
        @Nullable Long views,
        long fileNumber,
        boolean downloadable,
        List<Child> children) {

    /** How an item is shown. */
    public enum Kind {
        REEL,
        IMAGE,
        CAROUSEL,
        FEED_VIDEO
    }

    /** A part of a carousel. */
    public record Child(String id, boolean video, String shortcode, long fileNumber) {}
}
