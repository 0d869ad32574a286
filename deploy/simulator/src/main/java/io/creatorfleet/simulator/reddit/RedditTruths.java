package io.creatorfleet.simulator.reddit;

import io.creatorfleet.simulator.cdn.Files;
import io.creatorfleet.simulator.communities.Communities;
import io.creatorfleet.simulator.communities.Community;
import io.creatorfleet.simulator.communities.Post;
import io.creatorfleet.simulator.communities.Posts;
import io.creatorfleet.simulator.communities.Redditor;
import io.creatorfleet.simulator.communities.Standing;
import io.creatorfleet.simulator.conditions.SimulatedClock;
import io.creatorfleet.simulator.redditcdn.RedditFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what a walk of Reddit that met no fault finds. */
@Component
public final class RedditTruths {

    private final Communities communities;
    private final Posts posts;
    private final SimulatedClock clock;
    private final Files files;
    private final int depth;

    RedditTruths(Communities communities, Posts posts, SimulatedClock clock, Files files, RedditProperties properties) {
        this.communities = communities;
        this.posts = posts;
        this.clock = clock;
        this.files = files;
        this.depth = properties.depth();
    }

    /**
     * What there is to a subreddit: the newest posts, and the first page, of so many, of what is hot and of the week's top.
     */
    public Optional<RedditTruth> community(String name, int newest, int ranked) {
        return communities.community(name).map(community -> {
            Instant now = clock.ofAccounts();
            List<Post> list = posts.of(community, depth);
            Map<String, List<Post>> feeds = new LinkedHashMap<>();
            feeds.put("new", first(list, newest));
            List<Post> hot = new ArrayList<>(ranked > 0 ? posts.stickies(community) : List.of());
            hot.addAll(first(Ranking.HOT.order(list, "", now), ranked));
            feeds.put("hot", hot);
            feeds.put("top", first(Ranking.TOP.order(list, "week", now), ranked));
            return truth("t5_" + community.id(), "r/" + community.spelling(), feeds, community);
        });
    }

    /** What there is to a user: the newest posts. */
    public Optional<RedditTruth> redditor(String name, int newest) {
        return communities.redditor(name).map(redditor -> {
            List<Post> list = redditor.standing() == Standing.HIDDEN ? List.of() : posts.of(redditor, depth);
            return truth(
                    "t2_" + redditor.id(),
                    "u/" + redditor.name(),
                    Map.of("submitted", first(list, newest)),
                    profile(redditor));
        });
    }

    private @Nullable Community profile(Redditor redditor) {
        return communities.community("u_" + redditor.name()).orElse(null);
    }

    private RedditTruth truth(String id, String username, Map<String, List<Post>> feeds, @Nullable Community withIcon) {
        Set<Post> all = new LinkedHashSet<>();
        feeds.values().forEach(all::addAll);
        List<RedditTruth.Item> items =
                all.stream().map(post -> item(post, feeds)).toList();
        List<RedditTruth.File> found = Stream.concat(
                        icon(withIcon), all.stream().flatMap(post -> new PostFiles(files, post).all()))
                .toList();
        return new RedditTruth(id, username, items, found);
    }

    private static RedditTruth.Item item(Post post, Map<String, List<Post>> feeds) {
        List<String> in = feeds.entrySet().stream()
                .filter(feed -> feed.getValue().contains(post))
                .map(Map.Entry::getKey)
                .toList();
        return new RedditTruth.Item(PostThing.name(post), "POST", post.kind(), PostFiles.removedBy(post), in);
    }

    private Stream<RedditTruth.File> icon(@Nullable Community community) {
        if (community == null || community.standing() == Standing.EMPTY) {
            return Stream.empty();
        }
        String kind = community.isProfile() ? RedditorThing.ICON : CommunityThing.ICON;
        Files.Fingerprint print = files.fingerprint(RedditFile.icon(community));
        String asset = kind + "_" + community.id() + ".jpg";
        return Stream.of(new RedditTruth.File(null, asset, "PICTURE", print.size(), print.sha256()));
    }

    private static List<Post> first(List<Post> list, int most) {
        return list.subList(0, Math.min(most, list.size()));
    }
}
