package io.creatorfleet.task;

import static io.creatorfleet.task.LedgerFixture.FAILURE;
import static io.creatorfleet.task.LedgerFixture.followUp;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The query that finds what must never be. Each test breaks a rule behind the ledger's back. */
class InvariantIT {

    @RegisterExtension
    static final LedgerFixture ledger = new LedgerFixture();

    @Test
    void findsATaskThatVanished() {
        ledger.job();
        ledger.jdbc.sql("DELETE FROM task").update();
        assertThat(ledger.invariant.violations())
                .containsExactly(
                        new InvariantStore.Violation("job whose counters differ from its tasks", 1),
                        new InvariantStore.Violation("open job without an open task", 1));
    }

    @Test
    void findsATaskThatVanishedAfterItsEnd() {
        UUID job = ledger.job();
        ledger.tasks.cancel(job);
        ledger.assertSound();
        ledger.jdbc.sql("DELETE FROM task").update();
        assertThat(ledger.invariant.violations())
                .containsExactly(new InvariantStore.Violation("job whose counters differ from its tasks", 1));
    }

    @Test
    void findsATerminalJobWithAnOpenTask() {
        UUID job = ledger.job();
        ledger.tasks.cancel(job);
        ledger.jdbc.sql("UPDATE task SET state = 'READY', finished_at = NULL").update();
        assertThat(ledger.invariant.violations())
                .extracting(InvariantStore.Violation::name)
                .containsExactly("job whose counters differ from its tasks", "terminal job with an open task");
    }

    @Test
    void findsACounterThatWasMovedTwice() {
        UUID job = ledger.jobWith(followUp(TaskKind.CONTENT, "page 1"));
        ledger.assertSound();
        ledger.jdbc
                .sql("UPDATE job SET gathering_tasks = gathering_tasks - 1 WHERE id = ?")
                .param(job)
                .update();
        assertThat(ledger.invariant.violations())
                .containsExactly(new InvariantStore.Violation("job whose counters differ from its tasks", 1));
    }

    @Test
    void findsPendingMediaThatNothingWillCopy() {
        long media = ledger.pendingMedia();
        assertThat(ledger.invariant.violations())
                .containsExactly(new InvariantStore.Violation("pending media without an open or dead task", 1));
        UUID job = ledger.jobWith(followUp(TaskKind.MEDIA, Long.toString(media)));
        ledger.assertSound();
        ledger.settle(ledger.claim(ledger.task(job, TaskKind.MEDIA)), new Verdict.DeadLetter(FAILURE));
        ledger.assertSound();
    }
}
