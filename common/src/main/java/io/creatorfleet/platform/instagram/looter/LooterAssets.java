package io.creatorfleet.platform.instagram.looter;

import io.creatorfleet.platform.Asset;
import io.creatorfleet.platform.Asset.Role;
import io.creatorfleet.platform.Item.Format;
import io.creatorfleet.platform.Link;
import io.creatorfleet.platform.instagram.CdnLinks;
import io.creatorfleet.platform.source.JsonObject;
import io.creatorfleet.platform.source.UnreadableException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The files of an item: of each the largest of the sizes that are offered. */
final class LooterAssets {

    private LooterAssets() {}

    static List<Asset> of(JsonObject media, String id, Format format, Consumer<String> unreadable)
            throws UnreadableException {
        return switch (format) {
            case IMAGE -> List.of(new Asset(id, Role.IMAGE, 0, picture(media)));
            case VIDEO -> video(media, id, 0);
            case ALBUM -> album(media, id, unreadable);
            case TEXT, LINK, POLL -> List.of(); // Instagram has none
        };
    }

    private static List<Asset> album(JsonObject media, String id, Consumer<String> unreadable)
            throws UnreadableException {
        List<JsonObject> children = media.list("carousel_media");
        List<Asset> assets = new ArrayList<>();
        for (int position = 0; position < children.size(); position++) {
            try {
                assets.addAll(child(children.get(position), position));
            } catch (UnreadableException broken) {
                unreadable.accept("Child %d of album %s %s".formatted(position, id, broken.getMessage()));
            }
        }
        return List.copyOf(assets);
    }

    private static List<Asset> child(JsonObject child, int position) throws UnreadableException {
        String id = LooterReader.itemId(child);
        return child.list("video_versions").isEmpty()
                ? List.of(new Asset(id, Role.IMAGE, position, picture(child)))
                : video(child, id, position);
    }

    private static List<Asset> video(JsonObject media, String id, int position) throws UnreadableException {
        Asset video = new Asset(id, Role.VIDEO, position, largest(media.list("video_versions")));
        Link cover = picture(media);
        return cover == null ? List.of(video) : List.of(video, new Asset(id, Role.THUMBNAIL, position, cover));
    }

    private static @Nullable Link picture(JsonObject media) throws UnreadableException {
        return largest(media.object("image_versions2").list("candidates"));
    }

    private static @Nullable Link largest(List<JsonObject> offered) throws UnreadableException {
        String best = null;
        long most = -1;
        for (JsonObject one : offered) {
            Long width = one.count("width");
            Long height = one.count("height");
            long size = width == null || height == null ? 0 : width * height;
            String url = one.text("url");
            if (url != null && size > most) {
                best = url;
                most = size;
            }
        }
        return CdnLinks.link(best);
    }
}
