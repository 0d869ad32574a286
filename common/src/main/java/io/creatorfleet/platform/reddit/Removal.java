package io.creatorfleet.platform.reddit;

import io.creatorfleet.platform.source.JsonObject;
import io.creatorfleet.platform.source.UnreadableException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Who has taken a post down. Its title and even its media may still be there. That robots are to keep away from it is no
 * sign: users may wish so of all their posts.
 */
final class Removal {

    private static final String AUTHOR = "deleted";
    private static final String MODERATOR = "moderator";
    private static final String REDDIT = "reddit";

    private Removal() {}

    /** Reddit's word for who it was, or what its other signs amount to; null while the post stands. */
    static @Nullable String of(JsonObject post) throws UnreadableException {
        String category = post.text("removed_by_category");
        if (category != null) {
            return category;
        }
        if (isSaid(post.node().path("banned_by")) || isSaid(post.node().path("removed_by"))) {
            return MODERATOR;
        }
        if (isSaid(post.node().path("removal_reason"))) {
            return REDDIT;
        }
        return ofTexts(post);
    }

    private static @Nullable String ofTexts(JsonObject post) throws UnreadableException {
        String text = post.text("selftext");
        String title = post.text("title");
        if ("[removed]".equals(text)) {
            return MODERATOR;
        }
        if ("[ Removed by Reddit ]".equals(text) || "[ Removed by Reddit ]".equals(title)) {
            return REDDIT;
        }
        boolean deleted = "[deleted]".equals(text)
                || "[deleted by user]".equals(title)
                || "[deleted]".equals(post.text("author"));
        return deleted ? AUTHOR : null;
    }

    // Not at all, with true, or with a name.
    private static boolean isSaid(JsonNode value) {
        return value.isBoolean()
                ? value.booleanValue()
                : value.isString() && !value.stringValue().isBlank();
    }
}
