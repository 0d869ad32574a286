package io.creatorfleet.task;

import static io.creatorfleet.task.LedgerFixture.ABILITIES;
import static io.creatorfleet.task.LedgerFixture.LONG_LEASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.task.PauseStore.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DuplicateKeyException;

/** Dispatchers, workers and operators at once on one ledger, with the invariant looked at all the while. */
class LedgerConcurrencyIT {

    @RegisterExtension
    static final LedgerFixture ledger = new LedgerFixture();

    private static final int SETTLEMENTS = Integer.getInteger("ledger.settlements", 1500);

    private final BlockingQueue<DispatchStore.Dispatched> flight = new LinkedBlockingQueue<>();
    private final Queue<UUID> jobs = new ConcurrentLinkedQueue<>();
    private final AtomicInteger settled = new AtomicInteger();
    private final AtomicInteger audits = new AtomicInteger();
    private final AtomicInteger completed = new AtomicInteger();

    @Test
    void holdsItsInvariantsUnderConcurrency() {
        List<CompletableFuture<Boolean>> fleet = new ArrayList<>();
        for (int number = 0; number < 2; number++) {
            fleet.add(repeat(this::dispatch));
            fleet.add(repeat(this::add));
            fleet.add(repeat(this::operate));
        }
        for (int number = 0; number < 4; number++) {
            fleet.add(repeat(this::work));
        }
        fleet.add(repeat(this::audit));
        fleet.forEach(CompletableFuture::join);
        assertThat(audits.get()).isGreaterThan(10);
        ledger.drain();
        LedgerFixture.Totals totals = ledger.totals();
        assertThat(completed.get()).isGreaterThan(SETTLEMENTS / 4);
        assertThat(totals.effects()).isEqualTo(totals.done());
        assertThat(totals.effected()).isEqualTo(totals.done());
    }

    /** One thread of the fleet; all of them stop when enough runs have ended, or one has failed. */
    private CompletableFuture<Boolean> repeat(Consumer<Random> step) {
        return Race.begin(() -> {
            Random random = new Random(settled.hashCode() + System.nanoTime());
            try {
                while (settled.get() < SETTLEMENTS) {
                    step.accept(random);
                }
                return true;
            } finally {
                settled.addAndGet(SETTLEMENTS);
            }
        });
    }

    private void dispatch(Random random) {
        ledger.dispatch.ensureQueues(20);
        for (DispatchStore.Queue queue : ledger.dispatch.due(LONG_LEASE)) {
            List<DispatchStore.Dispatched> released = ledger.dispatch.release(queue, LONG_LEASE);
            released.stream().filter(message -> random.nextInt(20) > 0).forEach(flight::add);
            released.stream().filter(message -> random.nextInt(20) == 0).forEach(flight::add);
        }
        ledger.jdbc
                .sql("SELECT id, dispatch FROM task WHERE state = 'QUEUED' AND random() < 0.02")
                .query((row, number) -> ledger.lost.relost(row.getLong(1), row.getLong(2)))
                .list();
    }

    private void add(Random random) {
        if (ledger.count("task WHERE state = 'READY'") < 200) {
            try {
                jobs.add(ledger.job(Lane.BACKGROUND, "somebody " + random.nextInt(40)));
            } catch (DuplicateKeyException open) {
                jobs.stream().skip(random.nextInt(jobs.size() + 1)).findFirst().ifPresent(ledger.tasks::promote);
            }
        }
        ledger.letTimePass();
    }

    private void work(Random random) {
        List<TaskMessage> messages = Stream.generate(this::next)
                .limit(1 + random.nextInt(4))
                .flatMap(Optional::stream)
                .toList();
        Collection<Claim> claims =
                ledger.tasks.claim(messages, ledger.worker, ABILITIES).values();
        ChanceHandler handler = new ChanceHandler(ledger, random);
        settle(claims.stream()
                .map(Claim::task)
                .map(task -> new TaskLedger.Ended(task, handler.handle(task)))
                .toList());
    }

    private Optional<TaskMessage> next() {
        try {
            return Optional.ofNullable(flight.poll(50, TimeUnit.MILLISECONDS))
                    .map(dispatched -> new TaskMessage(dispatched.id(), dispatched.dispatch(), null));
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Together, as what ends at the same time: tasks of one job and of several. */
    private void settle(List<TaskLedger.Ended> ended) {
        Set<Held> held = ledger.tasks.settle(ended, "worker");
        settled.addAndGet(ended.size());
        long successes = ended.stream()
                .filter(end -> held.contains(Held.of(end.task())))
                .filter(end -> end.verdict() instanceof Verdict.Done || end.verdict() instanceof Verdict.Conclude)
                .count();
        completed.addAndGet((int) successes);
    }

    private void audit(Random random) {
        ledger.assertSound();
        audits.incrementAndGet();
    }

    private void operate(Random random) {
        UUID job =
                jobs.stream().skip(random.nextInt(jobs.size() + 1)).findFirst().orElseGet(UUID::randomUUID);
        switch (random.nextInt(12)) {
            case 0 -> ledger.tasks.cancel(job);
            case 1 -> ledger.tasks.finishCancellations();
            case 2 -> ledger.tasks.promote(job);
            case 3, 4 -> ledger.dead.replay(job);
            case 5 -> ledger.pauses.pause(Scope.KIND, "MEDIA", null, "chance");
            case 6, 7 -> ledger.pauses.resume(Scope.KIND, "MEDIA");
            case 8 -> lapse();
            case 9 -> ledger.backlog.recount(Duration.ZERO);
            default -> ledger.workers.beat(ledger.worker, Map.of());
        }
    }

    private void lapse() {
        ledger.worker = ledger.workers.register("worker", ABILITIES);
        ledger.workers.lapse(LONG_LEASE.dividedBy(60));
    }
}
