package io.creatorfleet.platform.instagram.graph;

import io.creatorfleet.platform.Account;
import io.creatorfleet.platform.Feed;
import io.creatorfleet.platform.Page;
import io.creatorfleet.platform.Platform;
import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.platform.PlatformId;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Instagram by business discovery: one question by name, answered with the account and one page of its media. */
final class InstagramGraph implements Platform {

    private static final String FEED = "media";
    private static final List<Feed> FEEDS = List.of(Feed.walked(FEED));
    // Both are spliced into an expression, where a brace or a parenthesis would ask for something else.
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9._]{1,30}");
    private static final Pattern CURSOR = Pattern.compile("[A-Za-z0-9_=+/-]{1,1000}");

    private final GraphClient client;
    private final int pageSize;
    private final Fields accountFields = Fields.ofAccount();
    private final Fields mediaFields = Fields.ofMedia();

    InstagramGraph(GraphClient client, int pageSize) {
        this.client = client;
        this.pageSize = pageSize;
    }

    @Override
    public PlatformId id() {
        return PlatformId.INSTAGRAM;
    }

    @Override
    public List<Feed> feeds(Account.Reference account) {
        return FEEDS;
    }

    @Override
    public Account account(String username) throws PlatformException {
        String name = valid(username);
        return GraphReader.account(ask(accountFields, 1, (fields, size) -> discovery(name, fields)));
    }

    @Override
    public Page page(Account.Reference account, String feed, @Nullable String cursor) throws PlatformException {
        if (!feed.equals(FEED)) {
            throw new IllegalArgumentException("Instagram has no feed %s; it has %s".formatted(feed, FEED));
        }
        String name = valid(account.username());
        String position = cursor == null ? "" : ".after(%s)".formatted(validCursor(cursor));
        String beside = cursor == null ? "media_count," : "";
        JsonNode document = ask(
                mediaFields,
                pageSize,
                (fields, size) -> discovery(name, "%smedia.limit(%d)%s{%s}".formatted(beside, size, position, fields)));
        requireSame(account, document);
        if (cursor == null) {
            requireAccess(name, document);
        }
        return GraphReader.page(document);
    }

    private static String discovery(String username, String fields) {
        return "business_discovery.username(%s){%s}".formatted(username, fields);
    }

    /** Words a question with these fields and about so many items. */
    private interface Question {
        String about(String fields, int size);
    }

    /** Asks until it is answered: with fewer fields after each refusal, about fewer items when it is too much. */
    private JsonNode ask(Fields fields, int size, Question question) throws PlatformException {
        int items = size;
        boolean repeated = false;
        while (true) {
            String wanted = fields.current();
            switch (client.get(question.about(wanted, items))) {
                case GraphClient.Answer.Found found -> {
                    return found.account();
                }
                case GraphClient.Answer.UnknownField unknown -> {
                    if (!fields.drop(wanted, unknown.message())) {
                        throw new PlatformException.Malformed(
                                "Instagram refuses even the core fields: " + unknown.message(), null);
                    }
                }
                case GraphClient.Answer.TooMuch tooMuch -> {
                    if (repeated && items == 1) {
                        throw new PlatformException.Unavailable(
                                "Instagram cannot answer about a single item: " + tooMuch.message(), null, null);
                    }
                    items = repeated ? items / 2 : items;
                    repeated = true;
                }
            }
        }
    }

    // A name that cannot be one is nobody's; asking would only cost a call.
    private static String valid(String username) throws PlatformException {
        String name = username.toLowerCase(Locale.ROOT);
        if (!USERNAME.matcher(name).matches()) {
            throw new PlatformException.NotFound(GraphClient.NOT_FOUND);
        }
        return name;
    }

    private static String validCursor(String cursor) throws PlatformException {
        if (!CURSOR.matcher(cursor).matches()) {
            throw new PlatformException.Malformed(
                    "A cursor of %d characters is not of Instagram's alphabet; nothing was asked"
                            .formatted(cursor.length()),
                    null);
        }
        return cursor;
    }

    // Accounts are asked for by name, and a name that was given up may be somebody else's by now.
    private static void requireSame(Account.Reference account, JsonNode document) throws PlatformException {
        String id = document.path("id").asString("");
        if (id.isEmpty()) {
            throw new PlatformException.Malformed(
                    "Instagram's answer about %s names no account".formatted(account.username()), null);
        }
        if (!id.equals(account.id())) {
            throw new PlatformException.NotFound("The name %s belongs to account %s now, no longer to %s"
                    .formatted(account.username(), id, account.id()));
        }
    }

    /*
     * An account said to have items but showing none is how the end of our token's data access looks: no error says
     * so. To take it for an account without items would be wrong, and to stop the fleet over one odd account as well:
     * so it is tried again, and if it stays, a human reads this.
     */
    private static void requireAccess(String username, JsonNode document) throws PlatformException {
        long items = document.path("media_count").asLong(0);
        if (items > 0 && document.path("media").path("data").isEmpty()) {
            throw new PlatformException.Unavailable(
                    "Instagram says that %s has %d items and shows none: the sign that our token's data access has expired"
                            .formatted(username, items),
                    null,
                    null);
        }
    }
}
