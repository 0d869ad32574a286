package io.creatorfleet.platform.reddit;

import io.creatorfleet.platform.Account;
import io.creatorfleet.platform.Item;
import io.creatorfleet.platform.Page;
import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.platform.Unreadable;
import io.creatorfleet.platform.source.JsonObject;
import io.creatorfleet.platform.source.UnreadableException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads lists of posts. */
final class ListingReader {

    private ListingReader() {}

    /** A page of an account's list. */
    static Page page(JsonNode document, Account.Reference account) throws PlatformException {
        List<JsonObject> children = children(document);
        requireSame(children, account);
        return read(document, children);
    }

    /** Posts of anybody. */
    static Page page(JsonNode document) throws PlatformException {
        return read(document, children(document));
    }

    private static List<JsonObject> children(JsonNode document) throws PlatformException {
        try {
            JsonObject listing = new JsonObject(document);
            if (!"Listing".equals(listing.text("kind"))
                    || !document.path("data").path("children").isArray()) {
                throw new UnreadableException("is none: the answer is of another kind");
            }
            return listing.object("data").list("children");
        } catch (UnreadableException broken) {
            throw new PlatformException.Malformed("Reddit's list " + broken.getMessage(), broken);
        }
    }

    // Accounts are asked for by name, and a name that was given up may be another's by now.
    private static void requireSame(List<JsonObject> children, Account.Reference account) throws PlatformException {
        String field = account.username().startsWith("r/") ? "subreddit_id" : "author_fullname";
        for (JsonObject child : children) {
            String id = child.node().path("data").path(field).asString(account.id());
            if (!id.equals(account.id())) {
                throw new PlatformException.NotFound("The name %s belongs to %s now, no longer to %s"
                        .formatted(account.username(), id.matches("[a-z0-9_]{1,20}") ? id : "another", account.id()));
            }
        }
    }

    private static Page read(JsonNode document, List<JsonObject> children) {
        List<Item> items = new ArrayList<>();
        List<Unreadable> unreadable = new ArrayList<>();
        for (int number = 0; number < children.size(); number++) {
            JsonObject child = children.get(number);
            String raw = child.node().toString();
            try {
                items.add(PostReader.read(post(child), sentence -> unreadable.add(new Unreadable(sentence, raw))));
            } catch (UnreadableException broken) {
                String sentence = "Item %d of the page%s %s".formatted(number, named(child), broken.getMessage());
                unreadable.add(new Unreadable(sentence, raw));
            }
        }
        String next = document.path("data").path("after").asString("");
        return new Page(List.copyOf(items), next.isBlank() ? null : next, List.copyOf(unreadable));
    }

    private static JsonObject post(JsonObject child) throws UnreadableException {
        if (!"t3".equals(child.text("kind"))) {
            throw new UnreadableException("is no post");
        }
        return child.object("data");
    }

    private static String named(JsonObject child) {
        String name = child.node().path("data").path("name").asString("");
        return PostReader.FULLNAME.matcher(name).matches() ? ", " + name + "," : "";
    }
}
