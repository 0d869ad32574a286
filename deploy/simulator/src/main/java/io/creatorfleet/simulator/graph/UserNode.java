package io.creatorfleet.simulator.graph;

import io.creatorfleet.simulator.cdn.CdnFile;
import io.creatorfleet.simulator.conditions.FaultKind;
import io.creatorfleet.simulator.conditions.Faults;
import io.creatorfleet.simulator.creators.Creator;
import io.creatorfleet.simulator.creators.Trait;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An account as business discovery shows it.
 *
 * @param links makes a link to a file
 */
record UserNode(Creator creator, Instant now, Function<CdnFile, String> links, Faults faults) {

    static final NodeType<UserNode> TYPE = new NodeType<UserNode>("IGUser")
            .field("id", node -> node.creator.id())
            .field("ig_id", node -> node.creator.legacyId())
            .field("username", node -> node.creator.username())
            .field("name", node -> node.creator.persona().name())
            .field("biography", node -> node.creator.persona().biography())
            .field("website", node -> node.creator.persona().website())
            .field("profile_picture_url", UserNode::pictureUrl)
            .field("followers_count", node -> node.creator.followers(node.now))
            .field("follows_count", node -> node.creator.persona().follows())
            .field("media_count", node -> node.creator.feed().size())
            .field("alt_text", node -> null)
            .edge("media", MediaNode.TYPE, UserNode::media)
            .refuse(GraphError.noPermission(), "has_profile_pic", "is_published", "stories", "tags", "insights")
            .refuse(GraphError.liveMedia(), "live_media");

    private @Nullable String pictureUrl() {
        CdnFile picture = picture(creator);
        return picture == null ? null : links.apply(picture);
    }

    /** The file that {@code profile_picture_url} leads to; null without one. */
    static @Nullable CdnFile picture(Creator creator) {
        return creator.trait() == Trait.EMPTY
                ? null
                : new CdnFile(CdnFile.Kind.PROFILE_PICTURE, creator.number(), creator.pictureNumber());
    }

    private Object media(Field asked) {
        MediaPage page = page(asked);
        List<Map<String, Object>> data = page.items().stream()
                .map(item -> MediaNode.TYPE.render(new MediaNode(creator, item, links), asked.subfields()))
                .toList();
        Map<String, Object> media = new LinkedHashMap<>();
        media.put("data", data);
        if (!page.cursors().isEmpty()) {
            media.put("paging", Map.of("cursors", page.cursors()));
        }
        return media;
    }

    private MediaPage page(Field asked) {
        MediaPage page = MediaPage.of(creator, asked, now);
        if (creator.trait() == Trait.EXPIRED_ACCESS || strikes(FaultKind.EMPTY_MEDIA)) {
            return MediaPage.empty();
        }
        return strikes(FaultKind.REPEATED_CURSOR) ? page.repeating(creator, asked) : page;
    }

    private boolean strikes(FaultKind kind) {
        return faults.strike(kind, creator.number()).isPresent();
    }
}
