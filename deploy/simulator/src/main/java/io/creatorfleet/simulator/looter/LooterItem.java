package io.creatorfleet.simulator.looter;

import io.creatorfleet.simulator.cdn.CdnFile;
import io.creatorfleet.simulator.chance.Seed;
import io.creatorfleet.simulator.creators.Creator;
import io.creatorfleet.simulator.creators.Item;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An item as the third party shows it.
 *
 * @param links makes a link to a file
 */
record LooterItem(Creator creator, Item item, Function<CdnFile, String> links) {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    /** The number that the short code of an item is a spelling of: 19 digits, more than a double holds. */
    static long pk(String shortcode) {
        long pk = 0;
        for (int n = 0; n < shortcode.length(); n++) {
            pk = pk * ALPHABET.length() + ALPHABET.indexOf(shortcode.charAt(n));
        }
        return pk;
    }

    static long pk(Item item) {
        return pk(item.shortcode());
    }

    static String id(Creator creator, String shortcode) {
        return pk(shortcode) + "_" + creator.legacyId();
    }

    /** As in the list of reels, where one in five has its counts beside it. */
    ObjectNode reel() {
        ObjectNode entry = JsonMapper.shared().createObjectNode();
        ObjectNode media = entry.putObject("media");
        media.put("pk", Long.toString(pk(item)));
        identify(media);
        media.put("device_timestamp", item.time().toEpochMilli() * 1000 - 4_711_000);
        ObjectNode counts = dice("beside").chance(0.2) ? entry : media;
        counts.put("like_count", item.likes());
        counts.put("comment_count", item.comments());
        counts.put("play_count", item.views());
        counts.put("ig_play_count", item.views());
        media.put("video_duration", dice("duration").between(50, 900) / 10.0);
        media.put("has_audio", true);
        picture(media, CdnFile.Kind.COVER, item.fileNumber());
        video(media, CdnFile.Kind.REEL, item.fileNumber());
        user(media);
        return entry;
    }

    /** As in the list of all that was posted: never with views, its number rounded to what a double holds. */
    ObjectNode post() {
        ObjectNode media = JsonMapper.shared().createObjectNode();
        media.put("pk", rounded(pk(item)));
        identify(media);
        media.put("like_count", item.likes());
        media.put("comment_count", item.comments());
        media.put("reshare_count", item.reposts());
        switch (item.kind()) {
            case REEL -> show(media, CdnFile.Kind.COVER, CdnFile.Kind.REEL, item.fileNumber());
            case FEED_VIDEO -> show(media, CdnFile.Kind.COVER, CdnFile.Kind.FEED_VIDEO, item.fileNumber());
            case IMAGE -> show(media, CdnFile.Kind.PHOTO, null, item.fileNumber());
            case CAROUSEL -> children(media);
        }
        user(media);
        return media;
    }

    private void identify(ObjectNode media) {
        media.put("id", id(creator, item.shortcode()));
        media.put("code", item.shortcode());
        media.put(
                "media_type",
                switch (item.kind()) {
                    case IMAGE -> 1;
                    case REEL, FEED_VIDEO -> 2;
                    case CAROUSEL -> 8;
                });
        media.put(
                "product_type",
                switch (item.kind()) {
                    case REEL -> "clips";
                    case CAROUSEL -> "carousel_container";
                    case IMAGE, FEED_VIDEO -> "feed";
                });
        media.put("taken_at", item.time().getEpochSecond());
        String caption = item.caption();
        if (caption == null) {
            media.putNull("caption");
        } else {
            media.putObject("caption").put("text", caption);
        }
    }

    private void children(ObjectNode media) {
        media.put("carousel_media_count", item.children().size());
        ArrayNode children = media.putArray("carousel_media");
        for (Item.Child child : item.children()) {
            ObjectNode node = children.addObject();
            node.put("id", id(creator, child.shortcode()));
            node.put("pk", rounded(pk(child.shortcode())));
            node.put("media_type", child.video() ? 2 : 1);
            if (child.video()) {
                show(node, CdnFile.Kind.COVER, CdnFile.Kind.REEL, child.fileNumber());
            } else {
                show(node, CdnFile.Kind.PHOTO, null, child.fileNumber());
            }
        }
    }

    private void show(ObjectNode media, CdnFile.Kind picture, CdnFile.@Nullable Kind video, long number) {
        picture(media, picture, number);
        if (video != null) {
            video(media, video, number);
        }
    }

    private void picture(ObjectNode media, CdnFile.Kind kind, long number) {
        media.putObject("image_versions2")
                .putArray("candidates")
                .addObject()
                .put("width", 640)
                .put("height", 1136)
                .put("url", links.apply(new CdnFile(kind, creator.number(), number)));
    }

    private void video(ObjectNode media, CdnFile.Kind kind, long number) {
        media.putArray("video_versions")
                .addObject()
                .put("type", 101)
                .put("width", 720)
                .put("height", 1280)
                .put("url", links.apply(new CdnFile(kind, creator.number(), number)));
    }

    private void user(ObjectNode media) {
        if (dice("user").chance(0.3)) {
            media.putNull("user");
        } else {
            media.putObject("user").put("pk", Long.toString(creator.legacyId())).put("username", creator.username());
        }
    }

    private Seed dice(String about) {
        return creator.seed().with("looter").with(about).with(item.index());
    }

    private static long rounded(long pk) {
        return (long) (double) pk;
    }
}
