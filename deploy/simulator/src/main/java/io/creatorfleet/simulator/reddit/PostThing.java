package io.creatorfleet.simulator.reddit;

import io.creatorfleet.simulator.communities.Community;
import io.creatorfleet.simulator.communities.Post;
import io.creatorfleet.simulator.communities.Removal;
import io.creatorfleet.simulator.redditcdn.RedditLinks;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A post as the API shows it.
 *
 * @param links to its files
 */
record PostThing(Post post, Instant now, RedditLinks.From links) {

    private static final Template TEMPLATE = new Template("t3");
    private static final String DELETED = "[deleted]";
    private static final List<String> ONLY_WHILE_IT_STANDS = List.of(
            "post_hint",
            "preview",
            "url_overridden_by_dest",
            "link_flair_template_id",
            "poll_data",
            "crosspost_parent",
            "crosspost_parent_list");

    ObjectNode render() {
        ObjectNode data = TEMPLATE.create();
        identify(data);
        describe(data);
        count(data);
        new PostContent(post, now, links).fill(data);
        Removal removal = post.removal();
        if (removal != null) {
            strike(data, removal);
        }
        return data;
    }

    static String name(Post post) {
        return "t3_" + post.id().text();
    }

    /** Where the post is on the web, without the host. */
    static String permalink(Post post) {
        String slug = post.title().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        String short50 = slug.substring(0, Math.min(50, slug.length()));
        return "/r/" + post.community().spelling() + "/comments/" + post.id().text() + "/" + short50 + "/";
    }

    private void identify(ObjectNode data) {
        Community community = post.community();
        data.put("id", post.id().text());
        data.put("name", name(post));
        data.put("subreddit", community.spelling());
        data.put("subreddit_name_prefixed", community.prefixedName());
        data.put("subreddit_id", "t5_" + community.id());
        data.put("subreddit_type", community.isProfile() ? "user" : "public");
        data.put("subreddit_subscribers", community.subscribers(now));
        data.put("permalink", permalink(post));
        data.put("created", Template.seconds(post.time()));
        data.put("created_utc", Template.seconds(post.time()));
        @Nullable String author = post.author();
        data.put("author", author == null ? DELETED : author);
        if (author != null) {
            data.put("author_fullname", "t2_" + post.authorId());
        }
    }

    private void describe(ObjectNode data) {
        data.put("title", post.title());
        data.put("over_18", post.seed().with("adult").chance(0.03));
        data.put("spoiler", post.seed().with("spoiler").chance(0.02));
        data.put("stickied", post.isSticky());
        if (post.isSticky()) {
            data.put("distinguished", "moderator");
        }
        if (post.kind().isText() && post.seed().with("edited").chance(0.3)) {
            data.put("edited", Template.seconds(post.time().plusSeconds(3455)));
        }
    }

    private void count(ObjectNode data) {
        long score = post.score(now);
        data.put("score", score);
        data.put("ups", score);
        data.put("upvote_ratio", post.ratio());
        data.put("num_comments", post.comments(now));
        data.put("num_crossposts", post.crossposts(now));
    }

    /** Takes away what the platform does of a post that was taken down; files and other links may stay. */
    private void strike(ObjectNode data, Removal removal) {
        data.put("removed_by_category", removal.word());
        data.put("is_robot_indexable", false);
        data.put("is_crosspostable", false);
        data.put("thumbnail", "default");
        data.putNull("thumbnail_height");
        data.putNull("thumbnail_width");
        data.remove(ONLY_WHILE_IT_STANDS);
        if (removal.byPlatform()) {
            data.put("title", "[ Removed by Reddit ]");
            data.put("banned_by", true);
        } else if (removal == Removal.DELETED && post.index() % 2 == 0) {
            data.put("title", "[deleted by user]");
        }
        if (removal.byAuthor() || post.kind().isText()) {
            data.put("selftext", removal.byAuthor() ? DELETED : "[removed]");
            data.putNull("selftext_html");
        }
        if (data.has("gallery_data")) {
            data.putNull("gallery_data");
            data.putNull("media_metadata");
        }
    }
}
