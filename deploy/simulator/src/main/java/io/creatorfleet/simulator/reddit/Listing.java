package io.creatorfleet.simulator.reddit;

import io.creatorfleet.simulator.communities.Post;
import io.creatorfleet.simulator.communities.PostId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A page of posts.
 *
 * @param after name of the last post, which the next page begins after; null at the end
 * @param before name of the first post, if the page was come to from another
 */
record Listing(
        List<Post> posts, @Nullable String after, @Nullable String before) {

    private static final int DEFAULT_LIMIT = 25;
    private static final int LARGEST_LIMIT = 100;

    /** The page of a list that a call asks for; what is pinned comes before its first one, in addition to the limit. */
    static Listing of(List<Post> pinned, List<Post> list, Ranking ranking, RedditCall call) {
        int limit = limit(call.parameter("limit", ""));
        String after = call.parameter("after", "");
        int from = after.isEmpty() ? 0 : place(list, after, ranking);
        int to = Math.min(list.size(), from + limit);
        List<Post> posts = new ArrayList<>(after.isEmpty() ? pinned : List.of());
        posts.addAll(list.subList(from, to));
        boolean more = to < list.size() && to > from;
        return new Listing(
                posts,
                more ? PostThing.name(list.get(to - 1)) : null,
                after.isEmpty() || posts.isEmpty() ? null : PostThing.name(posts.getFirst()));
    }

    /**
     * The place after the post of this name. One that has vanished still has a place among the newest; elsewhere it leads
     * to the end, which looks like any other.
     */
    private static int place(List<Post> list, String after, Ranking ranking) {
        long vanished =
                PostId.read(after.replaceFirst("^t3_", "")).map(PostId::index).orElse(0L);
        for (int n = 0; n < list.size(); n++) {
            if (PostThing.name(list.get(n)).equals(after)) {
                return n + 1;
            }
            if (ranking == Ranking.NEW && list.get(n).index() < vanished) {
                return n;
            }
        }
        return list.size();
    }

    private static int limit(String text) {
        return text.matches("[1-9]\\d{0,8}") ? Math.min(Integer.parseInt(text), LARGEST_LIMIT) : DEFAULT_LIMIT;
    }

    /** The document, with things for the posts. */
    static ObjectNode render(List<ObjectNode> things, @Nullable String after, @Nullable String before) {
        ObjectNode data = JsonMapper.shared().createObjectNode();
        data.put("after", after);
        if (things.isEmpty()) {
            data.putNull("dist");
        } else {
            data.put("dist", things.size());
        }
        data.putNull("modhash");
        if (!things.isEmpty()) {
            data.put("geo_filter", "");
        }
        ArrayNode children = data.putArray("children");
        things.forEach(children::add);
        data.put("before", before);
        return Template.wrap("Listing", data);
    }
}
