package io.creatorfleet.task;

import static io.creatorfleet.task.LedgerFixture.ABILITIES;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** QUEUED tasks whose message seems lost. */
class LostTaskStoreIT {

    @RegisterExtension
    static final LedgerFixture ledger = new LedgerFixture();

    // Younger than the server of the test, which may have started a moment ago.
    private static final Duration LOST_AFTER = Duration.ofMillis(100);
    private static final Duration PUBLISHING = Duration.ofSeconds(5);

    @Test
    void findsWhatIsOlderThanAMessageShouldGet() {
        DispatchStore.Dispatched lost = dispatched("10 s");
        assertThat(candidates())
                .containsExactly(new LostTaskStore.Candidate(
                        lost.id(), lost.dispatch(), TaskKind.PROFILE, Route.BACKGROUND, false));
    }

    @Test
    void waitsTwiceAsLongEachTimeUpToHalfAnHour() {
        dispatched("10 s");
        ledger.jdbc.sql("UPDATE task SET redispatches = 6").update();
        assertThat(candidates()).hasSize(1);
        ledger.jdbc.sql("UPDATE task SET redispatches = 7").update();
        assertThat(candidates()).isEmpty();
        ledger.jdbc
                .sql("UPDATE task SET redispatches = 1000, dispatched_at = clock_timestamp() - INTERVAL '31 min'")
                .update();
        assertThat(candidates()).hasSize(1);
    }

    @Test
    void findsNothingWhilePostgreSqlHasBeenUpForLessThanTheAge() {
        dispatched("100 years");
        assertThat(ledger.lost.candidates(Duration.ofDays(3650), PUBLISHING)).isEmpty();
    }

    @Test
    void seesThatATaskDispatchedLaterFromTheSameQueueWasClaimed() {
        dispatched("60 s");
        claimedFrom("PROFILE:BACKGROUND", "58 s");
        claimedFrom("PROFILE:INTERACTIVE", "1 s");
        assertThat(candidates()).extracting(LostTaskStore.Candidate::overtaken).containsExactly(false);
        claimedFrom("PROFILE:BACKGROUND", "50 s");
        assertThat(candidates()).extracting(LostTaskStore.Candidate::overtaken).containsExactly(true);
    }

    @Test
    void dispatchesItAnewAndLeavesTheOldMessageVoid() {
        DispatchStore.Dispatched lost = dispatched("10 s");
        assertThat(ledger.lost.relost(lost.id(), lost.dispatch())).isTrue();
        assertThat(ledger.lost.relost(lost.id(), lost.dispatch())).isFalse();
        assertThat(ledger.row(lost.id()).state()).isEqualTo(TaskState.READY);
        assertThat(ledger.row(lost.id()).redispatches()).isEqualTo(1);
        ledger.dispatch();
        assertThat(ledger.claim(lost.id(), lost.dispatch(), ledger.worker, ABILITIES))
                .isEmpty();
        assertThat(ledger.claim(lost.id()).attempt()).isZero();
    }

    @Test
    void leavesATaskThatWasClaimedAfterAllAlone() {
        DispatchStore.Dispatched slow = dispatched("10 s");
        ledger.claim(slow.id());
        assertThat(ledger.lost.relost(slow.id(), slow.dispatch())).isFalse();
        assertThat(ledger.row(slow.id()).state()).isEqualTo(TaskState.RUNNING);
    }

    private static DispatchStore.Dispatched dispatched(String ago) {
        ledger.job();
        DispatchStore.Dispatched dispatched = ledger.dispatch().getFirst();
        ledger.jdbc
                .sql("UPDATE task SET dispatched_at = clock_timestamp() - ?::interval")
                .param(ago)
                .update();
        return dispatched;
    }

    private static void claimedFrom(String queue, String dispatchedAgo) {
        Instant at = ledger.jdbc
                .sql("SELECT clock_timestamp() - ?::interval")
                .param(dispatchedAgo)
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .single();
        long worker = ledger.workers.register("another " + dispatchedAgo, ABILITIES);
        ledger.workers.beat(worker, Map.of(queue, at));
    }

    private static List<LostTaskStore.Candidate> candidates() {
        return ledger.lost.candidates(LOST_AFTER, PUBLISHING);
    }
}
