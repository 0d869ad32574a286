package io.creatorfleet.platform.reddit;

import io.creatorfleet.platform.Account;
import io.creatorfleet.platform.Asset;
import io.creatorfleet.platform.Link;
import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.platform.source.JsonObject;
import io.creatorfleet.platform.source.UnreadableException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Reads what a community or a user says of itself. */
final class AccountReader {

    private AccountReader() {}

    static Account community(JsonNode document, Optional<JsonNode> rules) throws PlatformException {
        try {
            JsonObject about = data(document, "t5");
            Details details = new Details()
                    .text("subreddit_type", about.text("subreddit_type"))
                    .flag("over18", about, "over18")
                    .flag("quarantine", about, "quarantine")
                    .text("lang", about.text("lang"))
                    .text("created", about.seconds("created_utc").toString())
                    .list("rules", rules.flatMap(AccountReader::rules).orElse(null));
            return new Account(
                    fullname(about.required("name"), "t5_"),
                    "r/" + about.required("display_name"),
                    about.text("title"),
                    about.text("public_description"),
                    null,
                    picture(about.text("community_icon"), about.text("icon_img")),
                    about.count("subscribers"),
                    null,
                    null,
                    details.json());
        } catch (UnreadableException broken) {
            throw new PlatformException.Malformed("Reddit's community " + broken.getMessage(), broken);
        }
    }

    static Account user(RedditName name, JsonNode document) throws PlatformException {
        try {
            JsonObject about = data(document, "t2");
            if (about.flag("is_suspended")) {
                throw new PlatformException.NotFound("Reddit has suspended " + name);
            }
            JsonObject profile = about.object("subreddit");
            Details details = new Details()
                    .count("link_karma", about.count("link_karma"))
                    .count("comment_karma", about.count("comment_karma"))
                    .count("total_karma", about.count("total_karma"))
                    .flag("verified", about, "verified")
                    .flag("is_mod", about, "is_mod")
                    .flag("over18", profile, "over_18")
                    .text("created", about.seconds("created_utc").toString());
            return new Account(
                    fullname("t2_" + about.required("id"), "t2_"),
                    "u/" + about.required("name"),
                    profile.text("title"),
                    profile.text("public_description"),
                    null,
                    picture(about.text("snoovatar_img"), about.text("icon_img")),
                    profile.count("subscribers"),
                    null,
                    null,
                    details.json());
        } catch (UnreadableException broken) {
            throw new PlatformException.Malformed("Reddit's user " + broken.getMessage(), broken);
        }
    }

    private static JsonObject data(JsonNode document, String kind) throws UnreadableException {
        JsonObject thing = new JsonObject(document);
        if (!kind.equals(thing.text("kind"))) {
            throw new UnreadableException("is none: the answer is of another kind");
        }
        return thing.object("data");
    }

    private static String fullname(String given, String prefix) throws UnreadableException {
        if (!given.matches(prefix + "[a-z0-9]{1,60}")) {
            throw new UnreadableException("has no readable id");
        }
        return given;
    }

    /** The rules in the shape they are kept in; none if they have another. */
    private static Optional<ArrayNode> rules(JsonNode document) {
        JsonNode given = document.path("rules");
        if (!given.isArray()) {
            return Optional.empty();
        }
        ArrayNode rules = Details.array();
        given.forEach(rule -> rules.add(new Details()
                .text("name", rule.path("short_name").asString(null))
                .text("description", rule.path("description").asString(null))
                .text("kind", rule.path("kind").asString(null))
                .node()));
        return Optional.of(rules);
    }

    /** The first of the two: the last segment of its path outlives the rest of the link. */
    private static @Nullable Asset picture(@Nullable String own, @Nullable String other) {
        String url = own == null ? other : own;
        if (url == null) {
            return null;
        }
        String path = url.replaceFirst("[?#].*", "");
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.isEmpty() ? null : new Asset(name, Asset.Role.PICTURE, 0, new Link(url, null));
    }
}
