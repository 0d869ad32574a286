package io.creatorfleet.platform.instagram.looter;

import io.creatorfleet.platform.Account;
import io.creatorfleet.platform.Feed;
import io.creatorfleet.platform.Item;
import io.creatorfleet.platform.Page;
import io.creatorfleet.platform.Platform;
import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.platform.PlatformId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Instagram as a third party shows it: accounts by name, their reels and all they posted by number. */
final class InstagramLooter implements Platform {

    private static final String REELS = "reels";
    private static final String POSTS = "posts";
    private static final List<Feed> FEEDS =
            List.of(Feed.walked(REELS, Item.Kind.REEL), Feed.walked(POSTS, Item.Kind.POST));
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9._]{1,30}");
    private static final Pattern CURSOR = Pattern.compile("[A-Za-z0-9_=+/.:-]{1,1000}");

    private final LooterClient client;
    private final int pageSize;
    private final int repetitions;

    InstagramLooter(LooterClient client, LooterProperties properties) {
        this.client = client;
        this.pageSize = properties.pageSize();
        this.repetitions = properties.repetitions();
    }

    @Override
    public PlatformId id() {
        return PlatformId.INSTAGRAM;
    }

    @Override
    public List<Feed> feeds(Account.Reference account) {
        return FEEDS;
    }

    // A name that cannot be one is nobody's; asking would only cost a call.
    @Override
    public Account account(String username) throws PlatformException {
        String name = username.toLowerCase(Locale.ROOT);
        if (!USERNAME.matcher(name).matches()) {
            throw new PlatformException.NotFound(LooterReader.NOT_FOUND);
        }
        return LooterReader.account(client.get("/profile?username={name}", Map.of("name", name)));
    }

    @Override
    public Page page(Account.Reference account, String feed, @Nullable String cursor) throws PlatformException {
        if (cursor != null && !CURSOR.matcher(cursor).matches()) {
            throw new PlatformException.Malformed(
                    "A cursor of %d characters is none of the looter's; nothing was asked".formatted(cursor.length()),
                    null);
        }
        String template = path(feed) + "?id={id}&count={count}" + (cursor == null ? "" : "&max_id={cursor}");
        Map<String, Object> variables =
                new HashMap<>(Map.of("id", LooterReader.number(account.id()), "count", pageSize));
        variables.put("cursor", cursor == null ? "" : cursor);
        JsonNode document = client.get(template, variables);
        // An empty page is how it throttles, too: about one in twenty of those of reels.
        for (int repeated = 0; repeated < repetitions && LooterReader.isEmpty(document); repeated++) {
            document = client.get(template, variables);
        }
        return LooterReader.page(document);
    }

    private static String path(String feed) {
        return switch (feed) {
            case REELS -> "/reels";
            case POSTS -> "/user-feeds";
            default -> throw new IllegalArgumentException("Instagram's third party has no feed " + feed);
        };
    }
}
