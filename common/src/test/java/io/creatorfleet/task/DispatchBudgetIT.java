package io.creatorfleet.task;

import static io.creatorfleet.task.LedgerFixture.ABILITIES;
import static io.creatorfleet.task.LedgerFixture.LONG_LEASE;
import static io.creatorfleet.task.LedgerFixture.MEDIA;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is released while calls are short. */
class DispatchBudgetIT {

    @RegisterExtension
    static final LedgerFixture ledger = new LedgerFixture();

    private static final DispatchStore.Queue PROFILE =
            new DispatchStore.Queue(TaskKind.PROFILE, "instagram", Route.BACKGROUND);

    @Test
    void releasesNoMoreThanTheBudgetHasTokensFor() {
        ledger.jobWithMedia(10);
        ledger.dispatch.ensureQueues(100);
        ledger.jdbc.sql("""
                INSERT INTO budget (credential, upstream, capacity, per_second, tokens) VALUES ('a', 'instagram', 50, 0, 3.9)
                """).update();
        assertThat(ledger.dispatch.release(MEDIA, LONG_LEASE)).hasSize(3);
        assertThat(ledger.dispatch.release(MEDIA, LONG_LEASE)).isEmpty();
        ledger.jdbc.sql("UPDATE budget SET tokens = -5").update();
        assertThat(ledger.dispatch.release(MEDIA, LONG_LEASE)).isEmpty();
    }

    @Test
    void countsTheTokensOfTasksThatAreAboutToTakeOne() {
        ledger.jobWithMedia(20);
        ledger.job();
        ledger.dispatch.ensureQueues(100);
        ledger.jdbc.sql("""
                INSERT INTO budget (credential, upstream, capacity, per_second, tokens) VALUES ('a', 'instagram', 50, 0, 6)
                """).update();
        assertThat(ledger.dispatch.release(PROFILE, LONG_LEASE)).hasSize(1);
        List<DispatchStore.Dispatched> media = ledger.dispatch.release(MEDIA, LONG_LEASE);
        assertThat(media).hasSize(5);
        media.forEach(one -> ledger.claim(one.id(), one.dispatch(), ledger.worker, ABILITIES));
        assertThat(ledger.dispatch.release(MEDIA, LONG_LEASE)).isEmpty();
        ledger.jdbc
                .sql("UPDATE budget SET tokens = 1, filled_at = clock_timestamp()")
                .update();
        assertThat(ledger.dispatch.release(MEDIA, LONG_LEASE)).isEmpty();
        ledger.jdbc.sql("UPDATE budget SET tokens = 3").update();
        assertThat(ledger.dispatch.release(MEDIA, LONG_LEASE)).hasSize(2);
    }

    @Test
    void heedsTheBucketInUseAndNotThoseOfCredentialsItReplaced() {
        ledger.jobWithMedia(10);
        ledger.dispatch.ensureQueues(100);
        ledger.jdbc.sql("""
                INSERT INTO budget (credential, upstream, capacity, per_second, tokens, filled_at)
                VALUES ('old', 'instagram', 50, 1, 0, clock_timestamp() - INTERVAL '1 day'),
                       ('new', 'instagram', 50, 0, 2, clock_timestamp()), ('other', 'reddit', 50, 0, 0, clock_timestamp())
                """).update();
        assertThat(ledger.dispatch.release(MEDIA, LONG_LEASE)).hasSize(2);
    }

    /** They wait for a worker that is gone, or behind another task, and take no token meanwhile. */
    @Test
    void leavesTheTokensOfTasksThatNobodyTakesToOthers() {
        ledger.jobWithMedia(10);
        ledger.job();
        ledger.dispatch.ensureQueues(100);
        ledger.jdbc.sql("""
                INSERT INTO budget (credential, upstream, capacity, per_second, tokens) VALUES ('a', 'instagram', 1, 0, 1)
                """).update();
        assertThat(ledger.dispatch.release(PROFILE, LONG_LEASE)).hasSize(1);
        assertThat(ledger.dispatch.release(MEDIA, LONG_LEASE)).isEmpty();

        ledger.jdbc
                .sql("UPDATE task SET dispatched_at = dispatched_at - INTERVAL '%d seconds' WHERE state = 'QUEUED'"
                        .formatted(LONG_LEASE.toSeconds()))
                .update();

        assertThat(ledger.dispatch.release(MEDIA, LONG_LEASE)).hasSize(1);
    }
}
