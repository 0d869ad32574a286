package io.creatorfleet.platform.reddit;

import io.creatorfleet.platform.Feed;
import java.util.List;

/** The lists of posts that are read. */
enum FeedKind {
    NEW("new", true, "/r/{name}/new?"),
    HOT("hot", true, "/r/{name}/hot?"),
    TOP("top", true, "/r/{name}/top?t=week&"),
    SUBMITTED("submitted", false, "/user/{name}/submitted?sort=new&");

    static final List<Feed> OF_COMMUNITY = List.of(Feed.walked(NEW.key), Feed.ranking(HOT.key), Feed.ranking(TOP.key));
    static final List<Feed> OF_USER = List.of(Feed.walked(SUBMITTED.key));

    private final String key;
    private final boolean ofCommunity;
    private final String path;

    FeedKind(String key, boolean ofCommunity, String path) {
        this.key = key;
        this.ofCommunity = ofCommunity;
        this.path = path;
    }

    static FeedKind named(String feed, RedditName of) {
        for (FeedKind kind : values()) {
            if (kind.key.equals(feed) && kind.ofCommunity == of.community()) {
                return kind;
            }
        }
        throw new IllegalArgumentException("%s has no feed %s".formatted(of, feed));
    }

    /** With the beginning of its query. */
    String path() {
        return path;
    }
}
