package io.creatorfleet.simulator.redditcdn;

import io.creatorfleet.simulator.communities.Communities;
import io.creatorfleet.simulator.communities.MediaId;
import io.creatorfleet.simulator.communities.Post;
import io.creatorfleet.simulator.communities.Posts;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Finds files by the names that links give them. */
@Component
final class RedditFiles {

    private static final Pattern UPLOAD = Pattern.compile("([0-9a-z]+)\\.(jpe?g|gif)");
    private static final Pattern RENDITION = Pattern.compile("CMAF_(\\d{2,4})\\.mp4");
    private static final Pattern SOUND = Pattern.compile("CMAF_AUDIO_(\\d{2,3})\\.mp4");

    /** The height of the pictures one scrubs through. */
    private static final int SCRUBBER = 96;

    private final Communities communities;
    private final Posts posts;

    RedditFiles(Communities communities, Posts posts) {
        this.communities = communities;
        this.posts = posts;
    }

    /** A picture as it was uploaded. */
    Optional<RedditFile> upload(String name) {
        Matcher upload = UPLOAD.matcher(name);
        return upload.matches()
                ? MediaId.read(upload.group(1))
                        .flatMap(id -> standing(id)
                                .flatMap(post -> picture(post, id))
                                .filter(file ->
                                        file.isAnimated() == upload.group(2).equals("gif")))
                : Optional.empty();
    }

    private static Optional<RedditFile> picture(Post post, MediaId id) {
        if (post.kind() == Post.Kind.IMAGE && id.part() == 0) {
            return Optional.of(RedditFile.picture(post, id));
        }
        if (id.part() < 1 || id.part() > post.parts().size()) {
            return Optional.empty();
        }
        return switch (post.parts().get(id.part() - 1)) {
            case IMAGE -> Optional.of(RedditFile.picture(post, id));
            case ANIMATED -> Optional.of(RedditFile.animation(post, id));
            case UNPROCESSED -> Optional.empty();
        };
    }

    /** A rendition or the sound of a video. */
    Optional<RedditFile> part(String video, String name) {
        Matcher rendition = RENDITION.matcher(name);
        if (rendition.matches()) {
            int height = Integer.parseInt(rendition.group(1));
            return video(video)
                    .filter(post -> height == SCRUBBER || post.heights().contains(height))
                    .map(post -> RedditFile.rendition(post, height));
        }
        Matcher sound = SOUND.matcher(name);
        if (sound.matches()) {
            int kilobits = Integer.parseInt(sound.group(1));
            return video(video)
                    .filter(post -> Manifest.hasSound(post) && Manifest.SOUNDS.contains(kilobits))
                    .map(post -> RedditFile.sound(post, kilobits));
        }
        return Optional.empty();
    }

    /** A smaller form of a picture; of one that moves as a video, if that is wanted. */
    Optional<RedditFile> preview(String name, int width, boolean video) {
        RedditFile.Kind kind = video ? RedditFile.Kind.ANIMATION_AS_VIDEO : RedditFile.Kind.PREVIEW;
        String id = name.replaceFirst("\\..*", "");
        return MediaId.read(id)
                .flatMap(this::standing)
                .map(post -> new RedditFile(kind, post.community().number(), id, width));
    }

    /** The icon of a subreddit or a profile. */
    Optional<RedditFile> icon(String community) {
        return communities.byId(community).map(RedditFile::icon);
    }

    /** The post that shows a video. */
    Optional<Post> video(String name) {
        return MediaId.read(name)
                .filter(id -> id.part() == 0)
                .flatMap(this::standing)
                .filter(post -> post.kind().isVideo());
    }

    private Optional<Post> standing(MediaId id) {
        return posts.find(id.post()).filter(post -> post.removal() == null);
    }
}
