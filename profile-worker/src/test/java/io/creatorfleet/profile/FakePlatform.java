package io.creatorfleet.profile;

import io.creatorfleet.platform.Account;
import io.creatorfleet.platform.Feed;
import io.creatorfleet.platform.Page;
import io.creatorfleet.platform.Platform;
import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.platform.PlatformId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A platform of the one account that a test gives it. */
final class FakePlatform implements Platform {

    private @Nullable Account account;

    void show(@Nullable Account shown) {
        account = shown;
    }

    @Override
    public PlatformId id() {
        return PlatformId.INSTAGRAM;
    }

    @Override
    public Account account(String username) throws PlatformException.NotFound {
        if (account == null) {
            throw new PlatformException.NotFound("Username not found, private or not a professional account");
        }
        return account;
    }

    @Override
    public List<Feed> feeds(Account.Reference account) {
        return List.of(Feed.walked("media"), Feed.walked("reels"));
    }

    @Override
    public Page page(Account.Reference reference, String feed, @Nullable String cursor) {
        throw new UnsupportedOperationException("a profile needs no page");
    }
}
