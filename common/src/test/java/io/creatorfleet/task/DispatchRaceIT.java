package io.creatorfleet.task;

import static io.creatorfleet.task.LedgerFixture.ABILITIES;
import static io.creatorfleet.task.LedgerFixture.LONG_LEASE;
import static io.creatorfleet.task.LedgerFixture.MEDIA;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is released while others dispatch and claim at the same time. */
class DispatchRaceIT {

    @RegisterExtension
    static final LedgerFixture ledger = new LedgerFixture();

    @Test
    void takesBackWhatWasNotConfirmedUnlessItWasClaimedMeanwhile() {
        ledger.jobWithMedia(2);
        List<DispatchStore.Dispatched> released = ledger.dispatch().stream()
                .filter(one -> ledger.row(one.id()).kind() == TaskKind.MEDIA)
                .toList();
        DispatchStore.Dispatched claimed = released.getFirst();
        ledger.claim(claimed.id(), claimed.dispatch(), ledger.worker, ABILITIES);
        ledger.dispatch.unconfirm(released);
        assertThat(ledger.row(claimed.id()).state()).isEqualTo(TaskState.RUNNING);
        assertThat(ledger.row(released.getLast().id()).state()).isEqualTo(TaskState.READY);
        ledger.dispatch();
        ledger.dispatch.unconfirm(released);
        assertThat(ledger.row(released.getLast().id()).state()).isEqualTo(TaskState.QUEUED);
    }

    @Test
    void leavesAQueueToTheDispatcherThatHoldsIt() {
        ledger.jobWithMedia(1);
        ledger.dispatch.ensureQueues(10);
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<Boolean> holder = Race.begin(() -> ledger.transactions.in(() -> {
            ledger.jdbc.sql("SELECT 1 FROM queue FOR NO KEY UPDATE").query().listOfRows();
            locked.countDown();
            Race.await(goOn);
            return true;
        }));
        Race.await(locked);
        assertThat(ledger.dispatch.release(MEDIA, LONG_LEASE)).isEmpty();
        goOn.countDown();
        assertThat(holder.join()).isTrue();
        assertThat(ledger.dispatch.release(MEDIA, LONG_LEASE)).hasSize(1);
    }

    @Test
    void neverReleasesATaskTwiceNorExceedsTheWindowWithThreeDispatchersAtOnce() {
        ledger.jobWithMedia(120);
        for (int window = 10; window <= 120; window += 10) {
            ledger.dispatch.ensureQueues(window);
            List<DispatchStore.Dispatched> all = Collections.synchronizedList(new ArrayList<>());
            Runnable dispatcher = () -> all.addAll(ledger.dispatch.release(MEDIA, LONG_LEASE));
            Race.of(dispatcher, dispatcher, dispatcher);
            assertThat(all).doesNotHaveDuplicates();
            assertThat(ledger.count("task WHERE kind = 'MEDIA' AND state = 'QUEUED'"))
                    .isLessThanOrEqualTo(window);
        }
        assertThat(ledger.count("task WHERE kind = 'MEDIA' AND dispatch > 1")).isZero();
    }
}
