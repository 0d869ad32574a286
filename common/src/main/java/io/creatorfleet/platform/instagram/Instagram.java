package io.creatorfleet.platform.instagram;

import io.creatorfleet.platform.Account;
import io.creatorfleet.platform.Feed;
import io.creatorfleet.platform.Page;
import io.creatorfleet.platform.Platform;
import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.platform.PlatformId;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Instagram by one source or several, in their order of preference.
 *
 * <p>An account that is not held is asked of the first. When that one says that there is none, is throttled or paused, has
 * its credential refused or does not answer, the next is asked, and so on; when none of them gives the account, the
 * failure of the first counts. An answer that cannot be read is a defect to be seen, and no reason to ask another. While
 * the one to ask has merely made the calls it may make, tasks wait for it and nobody else is paid. Of an account that is
 * held, everything is asked of the source that gave its id, and nothing of the others.
 */
final class Instagram implements Platform {

    // While one source is closed the platform is not, so that nothing holds its tasks back but this.
    private static final Duration UNTIL_RESUMED = Duration.ofMinutes(5);

    private final List<InstagramSource> sources;

    Instagram(List<InstagramSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /** A question to one source. */
    @FunctionalInterface
    private interface Question<T> {
        T to(Platform platform) throws PlatformException;
    }

    @Override
    public PlatformId id() {
        return PlatformId.INSTAGRAM;
    }

    @Override
    public Account account(String username) throws PlatformException {
        PlatformException first = null;
        for (InstagramSource source : sources) {
            try {
                return ask(source, platform -> platform.account(username));
            } catch (PlatformException.Malformed | PlatformException.BudgetUsedUp noReason) {
                throw noReason;
            } catch (PlatformException failure) {
                if (first == null) {
                    first = failure;
                } else {
                    first.addSuppressed(failure);
                }
            }
        }
        throw Objects.requireNonNull(first, "there is a source");
    }

    @Override
    public Account again(Account.Reference held, @Nullable String source) throws PlatformException {
        InstagramSource asked =
                source == null ? owner(held) : one(known -> known.name().equals(source), source);
        return ask(asked, platform -> platform.account(held.username()));
    }

    @Override
    public List<Feed> feeds(Account.Reference account) {
        return owner(account).platform().feeds(account);
    }

    @Override
    public Page page(Account.Reference account, String feed, @Nullable String cursor) throws PlatformException {
        return ask(owner(account), platform -> platform.page(account, feed, cursor));
    }

    private <T> T ask(InstagramSource source, Question<T> question) throws PlatformException {
        try {
            return question.to(source.platform());
        } catch (PlatformException.Denied closed) {
            if (sources.size() == 1) {
                throw closed;
            }
            throw new PlatformException.RateLimited(
                    "%s; %s is asked again in %d s"
                            .formatted(closed.getMessage(), source.name(), UNTIL_RESUMED.toSeconds()),
                    UNTIL_RESUMED);
        }
    }

    private InstagramSource owner(Account.Reference account) {
        return one(source -> source.owns().test(account.id()), "the source of account " + account.id());
    }

    private InstagramSource one(Predicate<InstagramSource> which, String name) {
        return sources.stream()
                .filter(which)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("fleet.instagram.sources does not name " + name));
    }
}
