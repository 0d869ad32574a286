package io.creatorfleet.content;

import io.creatorfleet.platform.Account;
import io.creatorfleet.platform.Feed;
import io.creatorfleet.platform.Page;
import io.creatorfleet.platform.Platform;
import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.platform.PlatformId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A platform of the pages and the account that a test gives it; everything else is not found. */
final class FakePlatform implements Platform {

    private static final String FIRST = "";

    private final PlatformId id;
    private final List<Feed> feeds;
    private final Map<String, Page> pages = new HashMap<>();
    private @Nullable Account account;
    private int pagesAsked;

    FakePlatform() {
        this(PlatformId.INSTAGRAM, Feed.walked("media"));
    }

    FakePlatform(PlatformId id, Feed... feeds) {
        this.id = id;
        this.feeds = List.of(feeds);
    }

    /** Shows the page in every feed. */
    void show(@Nullable String cursor, Page page) {
        feeds.forEach(feed -> show(feed.name(), cursor, page));
    }

    void show(String feed, @Nullable String cursor, Page page) {
        pages.put(key(feed, cursor), page);
    }

    void show(Account shown) {
        account = shown;
    }

    int pagesAsked() {
        return pagesAsked;
    }

    @Override
    public PlatformId id() {
        return id;
    }

    @Override
    public Account account(String username) throws PlatformException {
        return found(account);
    }

    @Override
    public List<Feed> feeds(Account.Reference account) {
        return feeds;
    }

    @Override
    public Page page(Account.Reference of, String feed, @Nullable String cursor) throws PlatformException {
        pagesAsked++;
        return found(pages.get(key(feed, cursor)));
    }

    private static String key(String feed, @Nullable String cursor) {
        return feed + "/" + (cursor == null ? FIRST : cursor);
    }

    private static <T> T found(@Nullable T answer) throws PlatformException.NotFound {
        if (answer == null) {
            throw new PlatformException.NotFound("no such account");
        }
        return answer;
    }
}
