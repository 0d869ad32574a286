package io.creatorfleet.simulator.redditcdn;

import io.creatorfleet.simulator.cdn.Blueprint;
import io.creatorfleet.simulator.chance.Seed;
import io.creatorfleet.simulator.communities.Community;
import io.creatorfleet.simulator.communities.MediaId;
import io.creatorfleet.simulator.communities.Post;

/**
 * A file of a post, a subreddit or a user.
 *
 * @param creator number of the subreddit or user
 * @param name of what it shows: the id of a picture, a video, a subreddit
 * @param rendition which of several forms of it: the height of a picture, the bits of a sound; 0 for the only one
 */
public record RedditFile(Kind kind, long creator, String name, int rendition) implements Blueprint {

    /** What a file is for. */
    public enum Kind {
        PICTURE(Format.JPEG),
        ANIMATION(Format.GIF),
        ANIMATION_AS_VIDEO(Format.VIDEO),
        VIDEO(Format.VIDEO),
        SOUND(Format.SOUND),
        PREVIEW(Format.JPEG),
        ICON(Format.JPEG);

        private final Format format;

        Kind(Format format) {
            this.format = format;
        }
    }

    @Override
    public Format format() {
        return kind.format;
    }

    @Override
    public Seed seed() {
        return Seed.of(kind.name()).with(name).with(rendition);
    }

    boolean isAnimated() {
        return kind == Kind.ANIMATION;
    }

    public static RedditFile picture(Post post, MediaId id) {
        return of(Kind.PICTURE, post, id, 0);
    }

    public static RedditFile animation(Post post, MediaId id) {
        return of(Kind.ANIMATION, post, id, 0);
    }

    public static RedditFile rendition(Post post, int height) {
        return of(Kind.VIDEO, post, post.media(0), height);
    }

    public static RedditFile sound(Post post, int kilobits) {
        return of(Kind.SOUND, post, post.media(0), kilobits);
    }

    /** The small picture that stands for a post. */
    public static RedditFile preview(Post post) {
        return of(Kind.PREVIEW, post, post.media(0), 0);
    }

    /** A picture that moves, as the platform makes a video of it. */
    public static RedditFile animationAsVideo(Post post, MediaId id) {
        return of(Kind.ANIMATION_AS_VIDEO, post, id, 0);
    }

    public static RedditFile icon(Community community) {
        return new RedditFile(Kind.ICON, community.number(), community.id(), 0);
    }

    private static RedditFile of(Kind kind, Post post, MediaId id, int rendition) {
        return new RedditFile(kind, post.community().number(), id.text(), rendition);
    }
}
