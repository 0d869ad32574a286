package io.creatorfleet.platform.instagram.graph;

import io.creatorfleet.platform.Asset;
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

/** The files of an account or item, with what their links tell about themselves. */
final class Assets {

    // The CDN puts the end of a link's life, in hexadecimal seconds since 1970, beside its signature.
    private static final Pattern EXPIRY = Pattern.compile("[?&]oe=([0-9A-Fa-f]{1,9})(?:[&#]|$)");
    private static final Pattern PATH = Pattern.compile("^https?://[^/?#]+(/[^?#]*)");

    private Assets() {}

    /** The picture of a profile: the last segment of its path outlives the rest of the link. Null without one. */
    static @Nullable Asset picture(@Nullable String url) {
        if (url == null) {
            return null;
        }
        String path = path(url);
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.isEmpty() ? null : new Asset(name, Asset.Role.PICTURE, 0, link(url));
    }

    /**
     * The files of an item.
     *
     * @param unreadable takes one sentence for each child of an album that could not be read
     */
    static List<Asset> of(JsonObject item, String id, Format format, Consumer<String> unreadable)
            throws UnreadableException {
        return switch (format) {
            case IMAGE -> List.of(image(item, id, 0));
            case VIDEO -> video(item, id, 0);
            case ALBUM -> album(item, id, unreadable);
            case TEXT, LINK, POLL -> List.of(); // Instagram has none
        };
    }

    private static Asset image(JsonObject node, String id, int position) throws UnreadableException {
        return new Asset(id, Asset.Role.IMAGE, position, link(node.text("media_url")));
    }

    private static List<Asset> video(JsonObject node, String id, int position) throws UnreadableException {
        Asset video = new Asset(id, Asset.Role.VIDEO, position, link(node.text("media_url")));
        Link cover = link(node.text("thumbnail_url"));
        return cover == null ? List.of(video) : List.of(video, new Asset(id, Asset.Role.THUMBNAIL, position, cover));
    }

    private static List<Asset> album(JsonObject item, String id, Consumer<String> unreadable)
            throws UnreadableException {
        List<JsonObject> children = item.object("children").list("data");
        List<Asset> assets = new ArrayList<>();
        for (int position = 0; position < children.size(); position++) {
            try {
                assets.addAll(child(children.get(position), position));
            } catch (UnreadableException broken) {
                unreadable.accept("Child %d of album %s %s".formatted(position, id, broken.getMessage()));
            }
        }
        return assets.isEmpty() ? List.of(cover(item, id)) : List.copyOf(assets);
    }

    private static List<Asset> child(JsonObject child, int position) throws UnreadableException {
        String id = child.id();
        return switch (child.required("media_type")) {
            case "IMAGE" -> List.of(image(child, id, position));
            case "VIDEO" -> video(child, id, position);
            default -> throw new UnreadableException("is of an unknown media_type");
        };
    }

    // Without children the album's own link is the best there is: that of its first child, whatever that is.
    private static Asset cover(JsonObject album, String id) throws UnreadableException {
        String url = album.text("media_url");
        boolean video = url != null && path(url).endsWith(".mp4");
        return new Asset(id, video ? Asset.Role.VIDEO : Asset.Role.IMAGE, 0, link(url));
    }

    static @Nullable Link link(@Nullable String url) {
        if (url == null) {
            return null;
        }
        Matcher expiry = EXPIRY.matcher(url);
        return new Link(url, expiry.find() ? Instant.ofEpochSecond(Long.parseLong(expiry.group(1), 16)) : null);
    }

    private static String path(String url) {
        Matcher path = PATH.matcher(url);
        return path.find() ? path.group(1) : "";
    }
}
