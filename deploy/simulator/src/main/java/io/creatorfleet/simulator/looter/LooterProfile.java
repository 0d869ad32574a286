package io.creatorfleet.simulator.looter;

import io.creatorfleet.simulator.cdn.CdnFile;
import io.creatorfleet.simulator.creators.Creator;
import io.creatorfleet.simulator.creators.Persona;
import io.creatorfleet.simulator.creators.Trait;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An account as the third party shows it. */
final class LooterProfile {

    private LooterProfile() {}

    static ObjectNode render(Creator creator, Instant now, Function<CdnFile, String> links) {
        Persona persona = creator.persona();
        ObjectNode document = JsonMapper.shared().createObjectNode();
        document.put("status", true);
        document.put("id", Long.toString(creator.legacyId()));
        document.put("username", creator.username());
        document.put("full_name", persona.name());
        document.put("biography", persona.biography() == null ? "" : persona.biography());
        site(document, persona.website());
        document.put("is_private", false);
        document.put("is_verified", creator.seed().with("verified").chance(0.5));
        document.put("is_business_account", false);
        document.put("is_professional_account", true);
        document.put("category_name", "Digital creator");
        document.put("has_clips", creator.trait() != Trait.PHOTOS_ONLY);
        String picture = picture(creator, links);
        document.put("profile_pic_url", picture);
        document.put("profile_pic_url_hd", picture);
        document.putObject("edge_followed_by").put("count", creator.followers(now));
        document.putObject("edge_follow").put("count", persona.follows());
        document.putObject("edge_owner_to_timeline_media")
                .put("count", creator.feed().size());
        return document;
    }

    private static void site(ObjectNode document, @Nullable String website) {
        ArrayNode bioLinks = document.putArray("bio_links");
        if (website != null) {
            bioLinks.addObject()
                    .put("title", "Shop")
                    .put("url", website)
                    .put("lynx_url", "https://l.instagram.com/?u=" + website)
                    .put("link_type", "external");
        }
        document.put("external_url", website);
    }

    private static @Nullable String picture(Creator creator, Function<CdnFile, String> links) {
        return creator.trait() == Trait.EMPTY
                ? null
                : links.apply(new CdnFile(CdnFile.Kind.PROFILE_PICTURE, creator.number(), creator.pictureNumber()));
    }
}
