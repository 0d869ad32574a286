package io.creatorfleet.platform;

import org.jspecify.annotations.Nullable;

/**
 * What an item carries that is submitted to a community, beyond what every item has.
 *
 * @param author the name of who submitted it; null when the platform does not show it, as after its deletion
 * @param authorId the platform's id of the author; null as above
 * @param upvoteRatio the share of votes that are upvotes, 0 to 1
 * @param crosspostOf the platform's id of the item it repeats
 * @param removedBy who took it down, in the platform's word, such as {@code moderator}; null while it stands
 * @param details a JSON object of what only this platform knows
 */
public record Submission(
        @Nullable String title,
        @Nullable String author,
        @Nullable String authorId,
        @Nullable Double upvoteRatio,
        @Nullable String crosspostOf,
        @Nullable String removedBy,
        @Nullable String details) {}
