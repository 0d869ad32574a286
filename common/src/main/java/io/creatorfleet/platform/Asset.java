package io.creatorfleet.platform;

import org.jspecify.annotations.Nullable;

/**
 * One file of an item or account.
 *
 * @param id stable over time, unlike the link: the id of the item or album child; for a profile picture the last
 *     segment of its path
 * @param position its place in an album, from 0
 * @param link where it can be fetched now; null when the platform gives none, as for reels with licensed audio
 */
public record Asset(
        String id, Role role, int position, @Nullable Link link) {

    /** What a file is to its item. One asset id may carry a video and its thumbnail. */
    public enum Role {
        PICTURE,
        IMAGE,
        VIDEO,
        THUMBNAIL,
        /** The sound of a video, which some platforms keep apart from its picture. */
        AUDIO
    }
}
