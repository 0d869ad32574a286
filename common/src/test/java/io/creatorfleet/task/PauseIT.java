package io.creatorfleet.task;

import static io.creatorfleet.task.LedgerFixture.ABILITIES;
import static io.creatorfleet.task.LedgerFixture.FAILURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.creatorfleet.task.PauseStore.Scope;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pauses of kinds and upstreams, as dispatcher and claim see them. */
class PauseIT {

    @RegisterExtension
    static final LedgerFixture ledger = new LedgerFixture();

    @Test
    void holdsUpAKindUntilItIsResumed() {
        ledger.job();
        ledger.pauses.pause(Scope.KIND, "PROFILE", null, "maintenance");
        assertThat(ledger.dispatch()).isEmpty();
        assertThat(ledger.pauses.resume(Scope.KIND, "PROFILE")).isTrue();
        assertThat(ledger.pauses.resume(Scope.KIND, "PROFILE")).isFalse();
        assertThat(ledger.dispatch()).hasSize(1);
    }

    @Test
    void holdsUpAnUpstreamAndNoOther() {
        ledger.job();
        ledger.pauses.pause(Scope.UPSTREAM, "reddit", null, "maintenance");
        assertThat(ledger.dispatch()).hasSize(1);
        ledger.job();
        ledger.pauses.pause(Scope.UPSTREAM, "instagram", null, "token refused");
        assertThat(ledger.dispatch()).isEmpty();
    }

    @Test
    void holdsUpWhatAScraperReadsAndNothingThatSomebodyWaitsFor() {
        ledger.pauses.pause(Scope.SCRAPER, "instagram", null, "stopped");
        long waitedFor = ledger.task(ledger.job(Lane.INTERACTIVE), TaskKind.PROFILE);
        long alone = ledger.task(ledger.job(Lane.BACKGROUND), TaskKind.PROFILE);
        assertThat(ledger.dispatch()).extracting(DispatchStore.Dispatched::id).containsExactly(waitedFor);
        ledger.pauses.resume(Scope.SCRAPER, "instagram");
        assertThat(ledger.dispatch()).extracting(DispatchStore.Dispatched::id).containsExactly(alone);
    }

    @Test
    void releasesNothingOnceAPauseCameBetweenTheLookAndTheLock() {
        ledger.job();
        ledger.dispatch.ensureQueues(1);
        DispatchStore.Queue due = ledger.dispatch.due(LedgerFixture.LONG_LEASE).getFirst();
        ledger.pauses.pause(Scope.KIND, "PROFILE", null, "maintenance");
        assertThat(ledger.dispatch.release(due, LedgerFixture.LONG_LEASE)).isEmpty();
    }

    @Test
    void sendsADispatchedTaskBackAtItsClaimWithNothingCounted() {
        long id = ledger.task(ledger.job(), TaskKind.PROFILE);
        LedgerFixture.TaskRow before = ledger.row(id);
        DispatchStore.Dispatched dispatched = ledger.dispatch().getFirst();
        ledger.pauses.pause(Scope.UPSTREAM, "instagram", null, "token refused");
        assertThat(ledger.claim(id, dispatched.dispatch(), ledger.worker, ABILITIES))
                .isEmpty();
        LedgerFixture.TaskRow back = ledger.row(id);
        assertThat(back.state()).isEqualTo(TaskState.READY);
        assertThat(back.fence()).isZero();
        assertThat(back.attempt()).isZero();
        assertThat(back.owner()).isEqualTo(before.owner());
        assertThat(ledger.count("task WHERE not_before <= clock_timestamp()")).isEqualTo(1);
        ledger.pauses.resume(Scope.UPSTREAM, "instagram");
        assertThat(ledger.claim(id).spent()).isZero();
    }

    @Test
    void takesNothingFromTheTimeOfATaskThatWaits() {
        long id = ledger.task(ledger.job(), TaskKind.PROFILE);
        ledger.settle(ledger.claim(id), new Verdict.Retry(Duration.ofMinutes(7), FAILURE));
        ledger.pauses.pause(Scope.KIND, "PROFILE", null, "maintenance");
        ledger.jdbc
                .sql("UPDATE task SET not_before = not_before - INTERVAL '3 days'")
                .update();
        assertThat(ledger.dispatch()).isEmpty();
        ledger.pauses.resume(Scope.KIND, "PROFILE");
        assertThat(ledger.claim(id).spent()).isBetween(Duration.ofMinutes(7), Duration.ofMinutes(8));
    }

    @Test
    void keepsTheTimeOfATaskThatIsSnoozedMeanwhileSoThatAnEarlyResumeMovesIt() {
        long id = ledger.task(ledger.job(), TaskKind.PROFILE);
        Task running = ledger.claim(id);
        ledger.pauses.pause(Scope.UPSTREAM, "instagram", Instant.now().plus(Duration.ofHours(1)), "told so");
        ledger.tasks.snooze(running, Duration.ofHours(1), "instagram is paused");
        assertThat(ledger.dispatch()).isEmpty();
        ledger.pauses.resume(Scope.UPSTREAM, "instagram");
        assertThat(ledger.dispatch()).extracting("id").containsExactly(id);
    }

    @Test
    void endsByItself() {
        ledger.job();
        ledger.pauses.pause(Scope.KIND, "PROFILE", Instant.now().minus(Duration.ofDays(1)), "over");
        assertThat(ledger.pauses.list()).isEmpty();
        assertThat(ledger.dispatch()).hasSize(1);
    }

    @Test
    void tellsWhoPausedWhatUntilWhenAndWhy() {
        Instant until = Instant.parse("2999-01-01T00:00:00Z");
        ledger.pauses.pause(Scope.KIND, "MEDIA", null, "bucket is full");
        ledger.pauses.pause(Scope.KIND, "MEDIA", until, "bucket is being emptied");
        ledger.jdbc
                .sql("INSERT INTO pause (scope, name, source, reason) VALUES ('UPSTREAM', 'reddit', 'PLATFORM', '401')")
                .update();
        assertThat(ledger.pauses.list())
                .extracting(
                        PauseStore.Pause::name,
                        PauseStore.Pause::source,
                        PauseStore.Pause::until,
                        PauseStore.Pause::reason)
                .containsExactly(
                        tuple("MEDIA", PauseStore.Source.OPERATOR, until, "bucket is being emptied"),
                        tuple("reddit", PauseStore.Source.PLATFORM, null, "401"));
        assertThat(ledger.pauses.resume(Scope.UPSTREAM, "reddit")).isTrue();
    }

    @Test
    void refusesAKindThatDoesNotExist() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ledger.pauses.pause(Scope.KIND, "media", null, "typing error"));
    }
}
