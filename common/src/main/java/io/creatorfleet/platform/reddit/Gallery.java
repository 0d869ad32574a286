package io.creatorfleet.platform.reddit;

import io.creatorfleet.platform.Asset;
import io.creatorfleet.platform.Asset.Role;
import io.creatorfleet.platform.Link;
import io.creatorfleet.platform.source.JsonObject;
import io.creatorfleet.platform.source.UnreadableException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files of a gallery, in the order its author gave them. One that Reddit has not processed, or could not, is an image
 * without a link: it is counted, and copied if a later look finds it ready.
 */
final class Gallery {

    private static final Pattern MEDIA_ID = Pattern.compile("[A-Za-z0-9_-]{1,40}");
    private static final String PREVIEWS = "preview.redd.it/";
    private static final Pattern IMAGE_TYPE = Pattern.compile("image/[a-z0-9]{2,5}");

    private Gallery() {}

    static List<Asset> of(JsonObject post, String id, Consumer<String> unreadable) throws UnreadableException {
        List<JsonObject> entries = post.object("gallery_data").list("items");
        JsonObject files = post.object("media_metadata");
        List<Asset> assets = new ArrayList<>();
        for (int position = 0; position < entries.size(); position++) {
            try {
                assets.addAll(files(entries.get(position), files, id, position));
            } catch (UnreadableException broken) {
                unreadable.accept("File %d of gallery %s %s".formatted(position, id, broken.getMessage()));
            }
        }
        return List.copyOf(assets);
    }

    private static List<Asset> files(JsonObject entry, JsonObject files, String post, int position)
            throws UnreadableException {
        if (entry.flag("is_deleted")) {
            return List.of();
        }
        String media = entry.required("media_id");
        if (!MEDIA_ID.matcher(media).matches()) {
            throw new UnreadableException("has no readable media_id");
        }
        // The same file may be in two galleries of one account, which would otherwise be one row.
        return files(files.object(media), media, post + "-" + media, position);
    }

    private static List<Asset> files(JsonObject file, String media, String id, int position)
            throws UnreadableException {
        if (!"valid".equals(file.text("status"))) {
            return List.of(new Asset(id, Role.IMAGE, position, null));
        }
        JsonObject source = file.object("s");
        return switch (file.required("e")) {
            case "Image" -> List.of(new Asset(id, Role.IMAGE, position, original(file, source, media)));
            case "AnimatedImage" ->
                List.of(
                        source.text("mp4") != null
                                ? new Asset(id, Role.VIDEO, position, link(source.text("mp4")))
                                : new Asset(id, Role.IMAGE, position, link(source.text("gif"))));
            case "RedditVideo" -> video(file, id, position);
            default -> throw new UnreadableException("is of an unknown kind");
        };
    }

    /** The previews are signed and smaller; the original lies beside them, by the name of its id and its type. */
    private static @Nullable Link original(JsonObject file, JsonObject source, String media)
            throws UnreadableException {
        String type = file.text("m");
        return type != null && IMAGE_TYPE.matcher(type).matches()
                ? new Link(
                        "%si.redd.it/%s.%s".formatted(beside(source), media, type.substring("image/".length())), null)
                : link(source.text("u"));
    }

    private static String beside(JsonObject source) throws UnreadableException {
        String preview = source.text("u");
        int host = preview == null ? -1 : preview.indexOf(PREVIEWS);
        return preview == null || host < 0 ? "https://" : preview.substring(0, host);
    }

    /** Its manifest names the file with the pictures as well as the one with the sound. */
    private static List<Asset> video(JsonObject file, String id, int position) throws UnreadableException {
        String url = file.text("dashUrl");
        Link manifest = url == null ? null : PostMedia.manifest(url);
        Asset video = new Asset(id, Role.VIDEO, position, manifest);
        return manifest == null || file.flag("isGif")
                ? List.of(video)
                : List.of(video, new Asset(id, Role.AUDIO, position, manifest));
    }

    private static @Nullable Link link(@Nullable String url) {
        return url == null ? null : new Link(url, null);
    }
}
