package io.creatorfleet.platform.instagram.looter;

import io.creatorfleet.platform.Account;
import io.creatorfleet.platform.Item;
import io.creatorfleet.platform.Page;
import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.platform.Unreadable;
import io.creatorfleet.platform.instagram.CdnLinks;
import io.creatorfleet.platform.source.JsonObject;
import io.creatorfleet.platform.source.UnreadableException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads the third party's documents. */
final class LooterReader {

    static final String NOT_FOUND = "Username not found, or private";

    private static final Pattern ACCOUNT_ID = Pattern.compile("pk_(\\d{1,25})");
    private static final Pattern ITEM_ID = Pattern.compile("(\\d{1,25})(?:_\\d{1,25})?");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{5,60}");

    private LooterReader() {}

    static boolean isAccountId(String id) {
        return ACCOUNT_ID.matcher(id).matches();
    }

    /** The third party's own number of an account. */
    static String number(String accountId) {
        Matcher id = ACCOUNT_ID.matcher(accountId);
        if (!id.matches()) {
            throw new IllegalArgumentException("Account %s is not the looter's".formatted(accountId));
        }
        return id.group(1);
    }

    /**
     * The account. How many items it has stays among the details: its reels may be none all the same.
     */
    static Account account(JsonNode document) throws PlatformException {
        JsonObject account = new JsonObject(document);
        try {
            if (!document.path("status").isBoolean()) {
                throw new UnreadableException("has no status");
            }
            if (!account.flag("status")) {
                throw new PlatformException.NotFound(NOT_FOUND);
            }
            String picture = account.text("profile_pic_url_hd");
            return new Account(
                    "pk_" + matched(ITEM_ID, account.required("id"), "id"),
                    account.required("username"),
                    account.text("full_name"),
                    account.text("biography"),
                    account.text("external_url"),
                    CdnLinks.picture(picture == null ? account.text("profile_pic_url") : picture),
                    account.object("edge_followed_by").count("count"),
                    account.object("edge_follow").count("count"),
                    null,
                    details(account));
        } catch (UnreadableException broken) {
            throw new PlatformException.Malformed("The looter's account " + broken.getMessage(), broken);
        }
    }

    private static String details(JsonObject account) throws UnreadableException {
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        Long items = account.object("edge_owner_to_timeline_media").count("count");
        if (items != null) {
            details.put("items", items);
        }
        for (String flag : List.of("is_private", "is_verified", "is_business_account", "is_professional_account")) {
            if (account.node().path(flag).isBoolean()) {
                details.put(flag, account.flag(flag));
            }
        }
        if (account.text("category_name") != null) {
            details.put("category_name", account.text("category_name"));
        }
        return details.toString();
    }

    static boolean isEmpty(JsonNode document) {
        return document.path("items").isArray() && document.path("items").isEmpty();
    }

    static Page page(JsonNode document) throws PlatformException {
        if (!document.path("items").isArray()) {
            throw new PlatformException.Malformed("The looter's page has no list of items", null);
        }
        List<Item> items = new ArrayList<>();
        List<Unreadable> unreadable = new ArrayList<>();
        int number = 0;
        for (JsonNode entry : document.path("items")) {
            try {
                items.add(item(entry, sentence -> unreadable.add(new Unreadable(sentence, entry.toString()))));
            } catch (UnreadableException broken) {
                String sentence = "Item %d of the page %s".formatted(number, broken.getMessage());
                unreadable.add(new Unreadable(sentence, entry.toString()));
            }
            number++;
        }
        return new Page(List.copyOf(items), next(document), List.copyOf(unreadable));
    }

    /** Each list has its own way; a short page says nothing. */
    private static @Nullable String next(JsonNode document) {
        JsonNode paging = document.has("paging_info") ? document.path("paging_info") : document;
        JsonNode next = paging.has("next_max_id") ? paging.path("next_max_id") : paging.path("max_id");
        boolean more = paging.path("more_available").asBoolean(false);
        return more && next.isString() && !next.stringValue().isBlank() ? next.stringValue() : null;
    }

    private static Item item(JsonNode entry, Consumer<String> unreadable) throws UnreadableException {
        JsonObject beside = new JsonObject(entry);
        JsonObject media = entry.has("media") ? beside.object("media") : beside;
        String id = itemId(media);
        boolean reel = "clips".equals(media.text("product_type"));
        Item.Format format = format(media);
        Long plays = count("play_count", media, beside);
        return new Item(
                id,
                reel ? Item.Kind.REEL : Item.Kind.POST,
                format,
                permalink(media, reel),
                media.object("caption").text("text"),
                media.seconds("taken_at"),
                plays == null ? count("ig_play_count", media, beside) : plays,
                count("like_count", media, beside),
                count("comment_count", media, beside),
                count("reshare_count", media, beside),
                LooterAssets.of(media, id, format, unreadable));
    }

    /** The number of an id, never from a number: those are rounded. */
    static String itemId(JsonObject media) throws UnreadableException {
        return matched(ITEM_ID, media.required("id"), "id");
    }

    private static String matched(Pattern pattern, String given, String field) throws UnreadableException {
        Matcher matcher = pattern.matcher(given);
        if (!matcher.matches()) {
            throw new UnreadableException("has no readable " + field);
        }
        return matcher.group(1);
    }

    private static @Nullable Long count(String field, JsonObject media, JsonObject beside) throws UnreadableException {
        Long count = media.count(field);
        return count == null ? beside.count(field) : count;
    }

    private static Item.Format format(JsonObject media) throws UnreadableException {
        Long type = media.count("media_type");
        return switch (type == null ? 0 : type.intValue()) {
            case 1 -> Item.Format.IMAGE;
            case 2 -> Item.Format.VIDEO;
            case 8 -> Item.Format.ALBUM;
            default -> throw new UnreadableException("is of an unknown media_type");
        };
    }

    private static @Nullable String permalink(JsonObject media, boolean reel) throws UnreadableException {
        String code = media.text("code");
        return code == null || !CODE.matcher(code).matches()
                ? null
                : "https://www.instagram.com/%s/%s/".formatted(reel ? "reel" : "p", code);
    }
}
