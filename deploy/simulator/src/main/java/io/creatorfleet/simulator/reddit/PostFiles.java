package io.creatorfleet.simulator.reddit;

import io.creatorfleet.simulator.cdn.Files;
import io.creatorfleet.simulator.communities.MediaId;
import io.creatorfleet.simulator.communities.Post;
import io.creatorfleet.simulator.communities.Removal;
import io.creatorfleet.simulator.redditcdn.RedditFile;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files that there are to a post; none once it was taken down, and for a crosspost those of the other. */
record PostFiles(Files files, Post post) {

    /** The word for who took a post down; a post of an author who is no more counts as deleted. */
    static @Nullable String removedBy(Post post) {
        Removal removal = post.removal();
        if (removal != null) {
            return removal.word();
        }
        return post.author() == null ? Removal.DELETED.word() : null;
    }

    Stream<RedditTruth.File> all() {
        Post shown = post.parent() == null ? post : post.parent();
        if (removedBy(post) != null || removedBy(shown) != null) {
            return Stream.empty();
        }
        return switch (shown.kind()) {
            case IMAGE -> Stream.of(whole("IMAGE", RedditFile.picture(shown, shown.media(0))));
            case VIDEO ->
                Stream.of(
                        whole("VIDEO", RedditFile.rendition(shown, shown.height())),
                        whole("AUDIO", RedditFile.sound(shown, 128)),
                        whole("THUMBNAIL", RedditFile.preview(shown)));
            case SILENT_VIDEO ->
                Stream.of(
                        whole("VIDEO", RedditFile.rendition(shown, shown.height())),
                        whole("THUMBNAIL", RedditFile.preview(shown)));
            case LINK -> Stream.of(whole("THUMBNAIL", RedditFile.preview(shown)));
            case GALLERY -> gallery();
            case TEXT, POLL, CROSSPOST_OF_TEXT, CROSSPOST_OF_VIDEO -> Stream.empty();
        };
    }

    private Stream<RedditTruth.File> gallery() {
        List<Post.Part> parts = post.parts();
        return IntStream.rangeClosed(1, parts.size()).mapToObj(place -> part(post.media(place), parts.get(place - 1)));
    }

    private RedditTruth.File part(MediaId id, Post.Part part) {
        String asset = PostThing.name(post) + "-" + id.text();
        return switch (part) {
            case IMAGE -> file(asset, "IMAGE", RedditFile.picture(post, id));
            case ANIMATED -> file(asset, "VIDEO", RedditFile.animationAsVideo(post, id));
            case UNPROCESSED -> new RedditTruth.File(PostThing.name(post), asset, "IMAGE", null, null);
        };
    }

    private RedditTruth.File whole(String role, RedditFile file) {
        return file(PostThing.name(post), role, file);
    }

    private RedditTruth.File file(String asset, String role, RedditFile file) {
        Files.Fingerprint print = files.fingerprint(file);
        return new RedditTruth.File(PostThing.name(post), asset, role, print.size(), print.sha256());
    }
}
