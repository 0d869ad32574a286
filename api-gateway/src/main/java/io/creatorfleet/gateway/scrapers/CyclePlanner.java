package io.creatorfleet.gateway.scrapers;

import io.creatorfleet.gateway.scrapers.RefreshStore.Opened;
import io.creatorfleet.platform.PlatformId;
import io.creatorfleet.task.Dispatcher;
import io.creatorfleet.task.FollowUp;
import io.creatorfleet.task.LedgerTransactions;
import io.creatorfleet.task.TaskKind;
import io.creatorfleet.task.TaskLedger;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Opens refreshes for the creators that are due, as many as there is room for. */
@Component
final class CyclePlanner {

    private static final Logger log = LoggerFactory.getLogger(CyclePlanner.class);
    private static final long EVERY_S = 1;

    private final ScraperStore scrapers;
    private final RefreshStore refreshes;
    private final TaskLedger ledger;
    private final Dispatcher dispatcher;
    private final LedgerTransactions transactions;
    private final ScraperProperties properties;
    private boolean failing;

    CyclePlanner(
            ScraperStore scrapers,
            RefreshStore refreshes,
            TaskLedger ledger,
            Dispatcher dispatcher,
            LedgerTransactions transactions,
            ScraperProperties properties) {
        this.scrapers = scrapers;
        this.refreshes = refreshes;
        this.ledger = ledger;
        this.dispatcher = dispatcher;
        this.transactions = transactions;
        this.properties = properties;
    }

    /** Looks at every platform. One line when it starts to fail: an outage of the database lasts many of them. */
    @Scheduled(fixedDelay = EVERY_S, timeUnit = TimeUnit.SECONDS)
    void plan() {
        try {
            for (PlatformId platform : PlatformId.values()) {
                plan(platform);
            }
            failing = false;
        } catch (DataAccessException | TransactionException failure) {
            if (!failing) {
                log.warn("No refresh can be planned; it is tried again every {} s: {}", EVERY_S, failure.toString());
            }
            failing = true;
        }
    }

    private void plan(PlatformId platform) {
        int opened = transactions.in(() -> scrapers.lockRunning(platform) ? open(platform) : 0);
        if (opened > 0) {
            dispatcher.wake();
        }
    }

    private int open(PlatformId platform) {
        scrapers.turnCycle(platform);
        ScraperProperties.Cycle cycle = properties.of(platform);
        int room = cycle.inProgress() - refreshes.inProgress(platform);
        if (room <= 0) {
            return 0;
        }
        List<Opened> opened = refreshes.open(platform, refreshes.takeDue(platform, cycle, room), cycle);
        opened.forEach(refresh -> start(platform, refresh));
        return opened.size();
    }

    private void start(PlatformId platform, Opened refresh) {
        FollowUp first =
                new FollowUp(TaskKind.PROFILE, platform.apiUpstream(), platform.key() + "/" + refresh.subject());
        if (!ledger.open(refresh.id(), first)) {
            throw new IllegalStateException("Refresh %s of %s cannot start: another job's profile task is open"
                    .formatted(refresh.id(), refresh.subject()));
        }
    }
}
