package io.creatorfleet.platform.reddit;

import io.creatorfleet.platform.Item;
import io.creatorfleet.platform.Submission;
import io.creatorfleet.platform.source.JsonObject;
import io.creatorfleet.platform.source.UnreadableException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Reads one post. Of one that was taken down nothing is read but its numbers, its times, and who took it down. */
final class PostReader {

    static final Pattern FULLNAME = Pattern.compile("t3_[a-z0-9]{1,60}");

    private static final Pattern PERMALINK =
            Pattern.compile("/(?:r|u|user)/[A-Za-z0-9_.-]{1,40}/comments/[^\\s?#]{1,400}");
    private static final Pattern AUTHOR = Pattern.compile("t2_[a-z0-9]{1,60}");

    private PostReader() {}

    /** @param unreadable takes a sentence for each part that could not be read without the post being lost for it */
    static Item read(JsonObject post, Consumer<String> unreadable) throws UnreadableException {
        String id = fullname(post, "name");
        String removedBy = Removal.of(post);
        PostMedia media = PostMedia.of(post, id, unreadable);
        return new Item(
                id,
                Item.Kind.POST,
                media.format(),
                permalink(post, id, unreadable),
                removedBy == null ? post.text("selftext") : null,
                post.seconds("created_utc"),
                post.count("view_count"),
                post.flag("hide_score") ? null : post.count("score"),
                post.count("num_comments"),
                post.count("num_crossposts"),
                removedBy == null ? media.assets() : List.of(),
                removedBy == null ? standing(post, media) : removed(post, removedBy));
    }

    private static String fullname(JsonObject post, String field) throws UnreadableException {
        String name = post.required(field);
        if (!FULLNAME.matcher(name).matches()) {
            throw new UnreadableException("has no readable " + field);
        }
        return name;
    }

    private static @Nullable String permalink(JsonObject post, String id, Consumer<String> unreadable)
            throws UnreadableException {
        String path = post.text("permalink");
        if (path != null && PERMALINK.matcher(path).matches()) {
            return "https://www.reddit.com" + path;
        }
        unreadable.accept("Post %s has no readable permalink".formatted(id));
        return null;
    }

    private static Submission standing(JsonObject post, PostMedia media) throws UnreadableException {
        String author = post.text("author_fullname");
        if (author != null && !AUTHOR.matcher(author).matches()) {
            throw new UnreadableException("has no readable author_fullname");
        }
        return new Submission(
                post.text("title"),
                post.text("author"),
                author,
                post.decimal("upvote_ratio"),
                crosspostOf(post),
                null,
                details(post, media).json());
    }

    private static Submission removed(JsonObject post, String removedBy) throws UnreadableException {
        return new Submission(null, null, null, post.decimal("upvote_ratio"), crosspostOf(post), removedBy, null);
    }

    private static @Nullable String crosspostOf(JsonObject post) throws UnreadableException {
        return post.text("crosspost_parent") == null ? null : fullname(post, "crosspost_parent");
    }

    private static Details details(JsonObject post, PostMedia media) throws UnreadableException {
        Double edited = post.node().path("edited").isNumber() ? post.decimal("edited") : null; // else false
        return new Details()
                .text("subreddit", post.text("subreddit"))
                .text("flair", post.text("link_flair_text"))
                .text("domain", post.text("domain"))
                .text("url", media.format() == Item.Format.LINK ? PostMedia.target(post) : null)
                .flag("over_18", post, "over_18")
                .flag("spoiler", post, "spoiler")
                .flag("stickied", post, "stickied")
                .text("edited", edited == null ? null : post.seconds("edited").toString())
                .object("poll", poll(post.object("poll_data")));
    }

    private static @Nullable JsonNode poll(JsonObject poll) throws UnreadableException {
        if (!poll.isPresent()) {
            return null;
        }
        ArrayNode options = Details.array();
        for (JsonObject option : poll.list("options")) {
            options.add(new Details()
                    .text("text", option.text("text"))
                    .count("votes", option.count("vote_count"))
                    .node());
        }
        Long end = poll.count("voting_end_timestamp"); // in milliseconds, alone of all times
        return new Details()
                .list("options", options)
                .count("votes", poll.count("total_vote_count"))
                .text("ends", end == null ? null : Instant.ofEpochMilli(end).toString())
                .node();
    }
}
