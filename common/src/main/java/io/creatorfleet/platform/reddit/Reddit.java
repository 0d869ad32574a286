package io.creatorfleet.platform.reddit;

import io.creatorfleet.platform.Account;
import io.creatorfleet.platform.Feed;
import io.creatorfleet.platform.ItemLookup;
import io.creatorfleet.platform.Page;
import io.creatorfleet.platform.Platform;
import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.platform.PlatformId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Reddit: communities and users as accounts, the posts in their lists as items. */
final class Reddit implements Platform, ItemLookup {

    private static final Logger log = LoggerFactory.getLogger(Reddit.class);

    private static final int MOST_ITEMS = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Pattern FULLNAME = Pattern.compile("t[0-9]_[a-z0-9]{1,60}");

    private final RedditClient client;
    private final int pageSize;

    Reddit(RedditClient client, int pageSize) {
        this.client = client;
        this.pageSize = pageSize;
    }

    @Override
    public PlatformId id() {
        return PlatformId.REDDIT;
    }

    @Override
    public Account account(String username) throws PlatformException {
        RedditName name = RedditName.of(username);
        JsonNode about = client.get(Question.account(name));
        return name.community() ? AccountReader.community(about, rules(name)) : AccountReader.user(name, about);
    }

    /**
     * A community without its rules is worth more than none. The call before has used a token, and the next one comes
     * within moments: to wait for it saves that call from being made in vain.
     */
    private Optional<JsonNode> rules(RedditName name) throws PlatformException {
        try {
            return Optional.of(patiently(Question.rules(name)));
        } catch (PlatformException failed) {
            log.warn("{} is shown without its rules, those known stay: {}", name, failed.getMessage());
            return Optional.empty();
        }
    }

    private JsonNode patiently(Question question) throws PlatformException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return client.get(question);
            } catch (PlatformException.RateLimited limited) {
                if (System.nanoTime() + limited.waitFor().toNanos() > end) {
                    throw limited;
                }
                pause(limited.waitFor());
            }
        }
    }

    private static void pause(Duration time) throws PlatformException.RateLimited {
        try {
            Thread.sleep(time);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new PlatformException.RateLimited("Interrupted while waiting for the next call", time);
        }
    }

    @Override
    public List<Feed> feeds(Account.Reference account) {
        return account.username().startsWith("r/") ? FeedKind.OF_COMMUNITY : FeedKind.OF_USER;
    }

    @Override
    public Page page(Account.Reference account, String feed, @Nullable String cursor) throws PlatformException {
        RedditName name = RedditName.of(account.username());
        FeedKind kind = FeedKind.named(feed, name);
        if (cursor != null && !FULLNAME.matcher(cursor).matches()) {
            throw new PlatformException.Malformed(
                    "A cursor of %d characters is none of Reddit's; nothing was asked".formatted(cursor.length()),
                    null);
        }
        JsonNode listing = client.get(Question.page(name, kind, pageSize, cursor));
        return ListingReader.page(listing, account);
    }

    @Override
    public int most() {
        return MOST_ITEMS;
    }

    @Override
    public Page items(List<String> ids) throws PlatformException {
        if (ids.isEmpty()
                || ids.size() > MOST_ITEMS
                || !ids.stream().allMatch(id -> FULLNAME.matcher(id).matches())) {
            throw new IllegalArgumentException("Reddit is asked for 1 to %d posts by their full names, not for %d ids"
                    .formatted(MOST_ITEMS, ids.size()));
        }
        return ListingReader.page(client.get(Question.items(ids)));
    }
}
