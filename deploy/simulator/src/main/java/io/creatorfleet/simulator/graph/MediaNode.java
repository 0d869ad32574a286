package io.creatorfleet.simulator.graph;

import io.creatorfleet.simulator.cdn.CdnFile;
import io.creatorfleet.simulator.creators.Creator;
import io.creatorfleet.simulator.creators.Item;
import io.creatorfleet.simulator.creators.Trait;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An item as business discovery shows it.
 *
 * @param links makes a link to a file
 */
record MediaNode(Creator creator, Item item, Function<CdnFile, String> links) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxx", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** A part of a carousel has fewer fields than an item of its own. */
    private static final NodeType<ChildNode> CHILD_TYPE = new NodeType<ChildNode>("IGMedia")
            .field("id", node -> node.child.id())
            .field("media_type", node -> node.child.video() ? "VIDEO" : "IMAGE")
            .field("media_url", ChildNode::mediaUrl)
            .field("thumbnail_url", ChildNode::thumbnailUrl)
            .field("permalink", node -> "https://www.instagram.com/p/" + node.child.shortcode() + "/")
            // The parts are uploaded just before the carousel appears.
            .field("timestamp", node -> time(node.parent.item.time().minusSeconds(1)))
            .refuse(
                    GraphError.notForChildren(),
                    "alt_text",
                    "caption",
                    "children",
                    "comments_count",
                    "is_shared_to_feed",
                    "like_count",
                    "media_audio_type",
                    "media_product_type",
                    "owner",
                    "reposts_count",
                    "total_comments_count",
                    "total_like_count",
                    "username",
                    "view_count");

    static final NodeType<MediaNode> TYPE = new NodeType<MediaNode>("IGMedia")
            .field("id", node -> node.item.id())
            .field("caption", MediaNode::caption)
            .field("comments_count", node -> node.item.comments())
            .field("like_count", node -> node.item.likes())
            .field("view_count", node -> node.item.views())
            .field("reposts_count", node -> node.item.reposts())
            .field("total_comments_count", node -> node.item.comments())
            .field("total_like_count", node -> node.item.likes())
            .field("is_shared_to_feed", node -> node.item.kind() == Item.Kind.REEL ? true : null)
            .field("media_product_type", node -> node.item.kind() == Item.Kind.REEL ? "REELS" : "FEED")
            .field("media_type", MediaNode::mediaType)
            .field("media_url", MediaNode::mediaUrl)
            .field("thumbnail_url", MediaNode::thumbnailUrl)
            .field("permalink", MediaNode::permalink)
            .field("timestamp", node -> time(node.item.time()))
            .field("username", node -> node.creator.username())
            .field("alt_text", node -> null)
            .field("media_audio_type", node -> null)
            .edge("owner", new NodeType<MediaNode>("IGUser").field("id", node -> null), (node, field) -> null)
            .edge("children", CHILD_TYPE, MediaNode::children)
            .refuse(
                    GraphError.unsupportedField(),
                    "copyright_check_information",
                    "ig_id",
                    "is_comment_enabled",
                    "saved_count",
                    "shares_count",
                    "shortcode",
                    "total_views_count")
            .refuse(GraphError.noPermission(), "boost_ads_list", "boost_eligibility_info", "comments", "insights");

    /** The caption without at-signs: the API strips them from media that the caller does not manage. */
    private @Nullable String caption() {
        return item.caption() == null ? null : item.caption().replace("@", "");
    }

    private String mediaType() {
        return switch (item.kind()) {
            case REEL, FEED_VIDEO -> "VIDEO";
            case IMAGE -> "IMAGE";
            case CAROUSEL -> "CAROUSEL_ALBUM";
        };
    }

    private @Nullable String mediaUrl() {
        return link(media());
    }

    private @Nullable String thumbnailUrl() {
        return link(cover());
    }

    /** The file that {@code media_url} leads to; null where the platform hands out no link. */
    @Nullable
    CdnFile media() {
        if (!item.downloadable()) {
            return null;
        }
        return switch (item.kind()) {
            case REEL -> file(CdnFile.Kind.REEL, item.fileNumber());
            case FEED_VIDEO -> file(CdnFile.Kind.FEED_VIDEO, item.fileNumber());
            case IMAGE -> file(CdnFile.Kind.PHOTO, item.fileNumber());
            case CAROUSEL -> parts().getFirst().media();
        };
    }

    /** The file that {@code thumbnail_url} leads to; null for what has none. */
    @Nullable
    CdnFile cover() {
        if (creator.trait() == Trait.ONE_FILE) {
            return null;
        }
        return switch (item.kind()) {
            case REEL, FEED_VIDEO -> file(CdnFile.Kind.COVER, item.fileNumber());
            case IMAGE, CAROUSEL -> null;
        };
    }

    /** The parts of a carousel, else none. */
    List<ChildNode> parts() {
        return item.children().stream().map(child -> new ChildNode(this, child)).toList();
    }

    private String permalink() {
        String folder = item.kind() == Item.Kind.REEL ? "reel" : "p";
        return "https://www.instagram.com/" + folder + "/" + item.shortcode() + "/";
    }

    private @Nullable Object children(Field asked) {
        if (item.children().isEmpty()) {
            return null;
        }
        List<Map<String, Object>> data = parts().stream()
                .map(part -> CHILD_TYPE.render(part, asked.subfields()))
                .toList();
        return Map.of("data", data);
    }

    private CdnFile file(CdnFile.Kind kind, long fileNumber) {
        return new CdnFile(kind, creator.number(), fileNumber);
    }

    private @Nullable String link(@Nullable CdnFile file) {
        return file == null ? null : links.apply(file);
    }

    private static String time(Instant time) {
        return TIME.format(time);
    }

    /** A part of a carousel as business discovery shows it. */
    record ChildNode(MediaNode parent, Item.Child child) {

        private @Nullable String mediaUrl() {
            return parent.link(media());
        }

        private @Nullable String thumbnailUrl() {
            return parent.link(cover());
        }

        CdnFile media() {
            return parent.file(child.video() ? CdnFile.Kind.REEL : CdnFile.Kind.PHOTO, child.fileNumber());
        }

        @Nullable
        CdnFile cover() {
            return child.video() ? parent.file(CdnFile.Kind.COVER, child.fileNumber()) : null;
        }
    }
}
