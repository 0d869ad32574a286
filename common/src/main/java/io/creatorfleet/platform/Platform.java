package io.creatorfleet.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One source of creators and their content. Every call takes a token from the credential's {@link Budget} first, is
 * bounded by deadlines, and fails with a {@link PlatformException}; only our own database, where the budget is kept,
 * may fail it otherwise. Implementations hold no state of any one creator.
 */
public interface Platform {

    PlatformId id();

    /** The account of that name as the platform shows it now. {@code username} is lower case and valid. */
    Account account(String username) throws PlatformException;

    /**
     * The account that is held under that id and name, as its name leads to it now: it may be another one's by then. Where
     * a platform has several sources, which give accounts ids of their own, the one that gave this id is asked, or the one
     * that is named.
     */
    default Account again(Account.Reference held, @Nullable String source) throws PlatformException {
        return account(held.username());
    }

    /** The feeds of the account that a job reads. */
    List<Feed> feeds(Account.Reference account);

    /**
     * One page of a feed.
     *
     * @param cursor what the page before named as its {@link Page#next}; null asks for the newest page
     */
    Page page(Account.Reference account, String feed, @Nullable String cursor) throws PlatformException;
}
