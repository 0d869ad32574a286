package io.creatorfleet.platform.instagram.graph;

import io.creatorfleet.platform.Account;
import io.creatorfleet.platform.Item;
import io.creatorfleet.platform.Page;
import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.platform.Unreadable;
import io.creatorfleet.platform.instagram.CdnLinks;
import io.creatorfleet.platform.source.JsonObject;
import io.creatorfleet.platform.source.UnreadableException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the documents of business discovery into accounts and pages. */
final class GraphReader {

    // The offset has no colon, which the formats that come with Java refuse.
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXX", Locale.ROOT);

    private GraphReader() {}

    static Account account(JsonNode document) throws PlatformException {
        JsonObject account = new JsonObject(document);
        try {
            return new Account(
                    account.id(),
                    account.required("username"),
                    account.text("name"),
                    account.text("biography"),
                    account.text("website"),
                    CdnLinks.picture(account.text("profile_picture_url")),
                    account.count("followers_count"),
                    account.count("follows_count"),
                    account.count("media_count"),
                    null);
        } catch (UnreadableException broken) {
            throw new PlatformException.Malformed("Instagram's account " + broken.getMessage(), broken);
        }
    }

    static Page page(JsonNode document) throws PlatformException {
        List<JsonObject> data;
        try {
            data = new JsonObject(document).object("media").list("data");
        } catch (UnreadableException broken) {
            throw new PlatformException.Malformed("Instagram's account " + broken.getMessage(), broken);
        }
        List<Item> items = new ArrayList<>();
        List<Unreadable> unreadable = new ArrayList<>();
        for (int number = 0; number < data.size(); number++) {
            JsonObject node = data.get(number);
            try {
                item(node, sentence -> unreadable.add(unreadable(node, sentence)))
                        .ifPresent(items::add);
            } catch (UnreadableException broken) {
                unreadable.add(unreadable(
                        node, "Item %d of the page%s %s".formatted(number, named(node), broken.getMessage())));
            }
        }
        return new Page(List.copyOf(items), next(document), List.copyOf(unreadable));
    }

    private static Unreadable unreadable(JsonObject item, String sentence) {
        return new Unreadable(sentence, item.node().toString());
    }

    private static String named(JsonObject item) {
        try {
            return ", " + item.id() + ",";
        } catch (UnreadableException nameless) {
            return "";
        }
    }

    // There is never a link to the next page here, and a last page may well name the one before.
    private static @Nullable String next(JsonNode document) {
        JsonNode after = document.path("media").path("paging").path("cursors").path("after");
        return after.isString() && !after.stringValue().isBlank() ? after.stringValue() : null;
    }

    /** The item; empty for advertisements and stories, which are no part of a feed. */
    private static Optional<Item> item(JsonObject node, Consumer<String> unreadable) throws UnreadableException {
        String product = node.text("media_product_type");
        if ("AD".equals(product) || "STORY".equals(product)) {
            return Optional.empty();
        }
        String id = node.id();
        Item.Format format = format(node.required("media_type"));
        return Optional.of(new Item(
                id,
                "REELS".equals(product) ? Item.Kind.REEL : Item.Kind.POST,
                format,
                node.text("permalink"),
                node.text("caption"),
                time(node),
                node.count("view_count"),
                node.count("like_count"),
                node.count("comments_count"),
                node.count("reposts_count"),
                Assets.of(node, id, format, unreadable)));
    }

    private static Item.Format format(String mediaType) throws UnreadableException {
        return switch (mediaType) {
            case "IMAGE" -> Item.Format.IMAGE;
            case "VIDEO" -> Item.Format.VIDEO;
            case "CAROUSEL_ALBUM" -> Item.Format.ALBUM;
            default -> throw new UnreadableException("is of an unknown media_type");
        };
    }

    private static Instant time(JsonObject node) throws UnreadableException {
        try {
            return OffsetDateTime.parse(node.required("timestamp"), TIMESTAMP).toInstant();
        } catch (DateTimeParseException otherForm) {
            throw new UnreadableException("has a timestamp of another form");
        }
    }
}
