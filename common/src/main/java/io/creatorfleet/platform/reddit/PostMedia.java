package io.creatorfleet.platform.reddit;

import io.creatorfleet.platform.Asset;
import io.creatorfleet.platform.Asset.Role;
import io.creatorfleet.platform.Item.Format;
import io.creatorfleet.platform.Link;
import io.creatorfleet.platform.source.JsonObject;
import io.creatorfleet.platform.source.UnreadableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a post consists of, with its files. A post that repeats another shows the media of that one. */
record PostMedia(Format format, List<Asset> assets) {

    // Manifests are signed for 30 days, beginning with their end in seconds since 1970.
    private static final Pattern EXPIRY = Pattern.compile("[?&]a=(\\d{9,11})(?:%2C|,)");
    private static final String IMAGES = "i.redd.it";

    static PostMedia of(JsonObject post, String id, Consumer<String> unreadable) throws UnreadableException {
        List<JsonObject> parents = post.list("crosspost_parent_list");
        if (parents.isEmpty()) {
            return ofShown(post, id, unreadable);
        }
        PostMedia media = ofShown(parents.getFirst(), id, unreadable);
        return Removal.of(parents.getFirst()) == null ? media : new PostMedia(media.format, List.of());
    }

    private static PostMedia ofShown(JsonObject post, String id, Consumer<String> unreadable)
            throws UnreadableException {
        String target = target(post);
        if (post.object("poll_data").isPresent()) {
            return new PostMedia(Format.POLL, List.of());
        }
        if (post.flag("is_gallery") || post.object("gallery_data").isPresent()) {
            return new PostMedia(Format.ALBUM, Gallery.of(post, id, unreadable));
        }
        JsonObject video = video(post);
        if (video.isPresent() || post.flag("is_video")) {
            return new PostMedia(Format.VIDEO, with(video(video, id), thumbnail(post, id)));
        }
        if (post.flag("is_self")) {
            return new PostMedia(Format.TEXT, List.of());
        }
        return target != null && IMAGES.equals(post.text("domain"))
                ? image(post, id, target)
                : new PostMedia(Format.LINK, with(List.of(), thumbnail(post, id)));
    }

    /** What a post leads to. */
    static @Nullable String target(JsonObject post) throws UnreadableException {
        String target = post.text("url_overridden_by_dest");
        return target == null ? post.text("url") : target;
    }

    private static JsonObject video(JsonObject post) throws UnreadableException {
        JsonObject video = post.object("media").object("reddit_video");
        return video.isPresent() ? video : post.object("secure_media").object("reddit_video");
    }

    /** A silent file, and a manifest that names the file with its sound. */
    private static List<Asset> video(JsonObject video, String id) throws UnreadableException {
        String state = video.text("transcoding_status");
        boolean there = state == null || state.equals("completed");
        String file = there ? video.text("fallback_url") : null;
        Asset silent =
                new Asset(id, Role.VIDEO, 0, file == null ? null : new Link(file.replaceFirst("\\?.*", ""), null));
        String manifest = there ? video.text("dash_url") : null;
        boolean mute = video.flag("is_gif") || (video.node().path("has_audio").isBoolean() && !video.flag("has_audio"));
        return manifest == null || mute
                ? List.of(silent)
                : List.of(silent, new Asset(id, Role.AUDIO, 0, manifest(manifest)));
    }

    static Link manifest(String url) {
        Matcher expiry = EXPIRY.matcher(url);
        return new Link(url, expiry.find() ? Instant.ofEpochSecond(Long.parseLong(expiry.group(1))) : null);
    }

    /** An animated one as the video that Reddit has made of it, which is a fraction of its size. */
    private static PostMedia image(JsonObject post, String id, String original) {
        String video = preview(post)
                .path("variants")
                .path("mp4")
                .path("source")
                .path("url")
                .asString("");
        return new PostMedia(
                Format.IMAGE,
                List.of(
                        video.isEmpty()
                                ? new Asset(id, Role.IMAGE, 0, new Link(original, null))
                                : new Asset(id, Role.VIDEO, 0, new Link(video, null))));
    }

    private static @Nullable Asset thumbnail(JsonObject post, String id) {
        String url = preview(post).path("source").path("url").asString("");
        return url.isEmpty() ? null : new Asset(id, Role.THUMBNAIL, 0, new Link(url, null));
    }

    private static JsonNode preview(JsonObject post) {
        return post.node().path("preview").path("images").path(0);
    }

    private static List<Asset> with(List<Asset> assets, @Nullable Asset another) {
        List<Asset> all = new ArrayList<>(assets);
        if (another != null) {
            all.add(another);
        }
        return List.copyOf(all);
    }
}
