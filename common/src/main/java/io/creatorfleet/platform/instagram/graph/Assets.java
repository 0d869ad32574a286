package io.creatorfleet.platform.instagram.graph;

import io.creatorfleet.platform.Asset;
import io.creatorfleet.platform.Item.Format;
import io.creatorfleet.platform.Link;
import io.creatorfleet.platform.instagram.CdnLinks;
import io.creatorfleet.platform.source.JsonObject;
import io.creatorfleet.platform.source.UnreadableException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The files of an item. */
final class Assets {

    private Assets() {}

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
        return new Asset(id, Asset.Role.IMAGE, position, CdnLinks.link(node.text("media_url")));
    }

    private static List<Asset> video(JsonObject node, String id, int position) throws UnreadableException {
        Asset video = new Asset(id, Asset.Role.VIDEO, position, CdnLinks.link(node.text("media_url")));
        Link cover = CdnLinks.link(node.text("thumbnail_url"));
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
        boolean video = url != null && CdnLinks.path(url).endsWith(".mp4");
        return new Asset(id, video ? Asset.Role.VIDEO : Asset.Role.IMAGE, 0, CdnLinks.link(url));
    }
}
