package io.creatorfleet.gateway.scrapers;

import io.creatorfleet.gateway.scrapers.ScraperStore.LastError;
import io.creatorfleet.gateway.scrapers.ScraperStore.Standing;
import io.creatorfleet.platform.PlatformId;
import io.creatorfleet.task.Dispatcher;
import io.creatorfleet.task.PauseStore;
import io.creatorfleet.task.PauseStore.Scope;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The cycles, to be started and stopped. */
@Component
final class Scrapers {

    private final ScraperStore store;
    private final PauseStore pauses;
    private final Dispatcher dispatcher;
    private final TransactionOperations transactions;

    Scrapers(ScraperStore store, PauseStore pauses, Dispatcher dispatcher, TransactionOperations transactions) {
        this.store = store;
        this.pauses = pauses;
        this.dispatcher = dispatcher;
        this.transactions = transactions;
    }

    /** Lets the cycle run, and what it was reading go on. False: it ran already. */
    boolean start(PlatformId platform) {
        boolean changed = Boolean.TRUE.equals(transactions.execute(status -> {
            pauses.resume(Scope.SCRAPER, platform.apiUpstream());
            return store.want(platform, true);
        }));
        dispatcher.wake();
        return changed;
    }

    /** Lets the cycle rest: calls under way end, no other is made for it. False: it rested already. */
    boolean stop(PlatformId platform) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            boolean changed = store.want(platform, false);
            if (changed) {
                pauses.pause(Scope.SCRAPER, platform.apiUpstream(), null, "The scraper was stopped");
            }
            return changed;
        }));
    }

    Standing standing(PlatformId platform) {
        return store.standing(platform);
    }

    Optional<LastError> lastError(PlatformId platform) {
        return store.lastError(platform);
    }

    /** What the cycle really does. */
    static String state(Standing now) {
        if (!now.wanted()) {
            return now.running() > 0 ? "stopping" : "stopped";
        }
        return obstacle(now) == null ? "running" : "stalled";
    }

    /** Why a cycle that is to run does not. */
    static @Nullable String obstacle(Standing now) {
        if (!now.wanted()) {
            return null;
        }
        return now.planned() ? now.hold() : "No gateway has planned for it in the last 10 s";
    }
}
