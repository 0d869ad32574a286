package io.creatorfleet.task;

import static io.creatorfleet.task.LedgerFixture.ABILITIES;
import static io.creatorfleet.task.LedgerFixture.LONG_LEASE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The fleet around the ledger, at the mercy of chance: messages that get lost, doubled or late, workers that go and go
 * on all the same, clients who know nothing of it. It keeps what the ledger must hold afterwards.
 */
final class LedgerModel {

    private static final int WINDOW = 6;

    private final LedgerFixture ledger;
    private final RandomGenerator random;
    private final ChanceHandler handler;
    private final ChanceClients clients;
    private final long[] workers = new long[3];
    private final List<DispatchStore.Dispatched> flight = new ArrayList<>();
    private final List<Task> running = new ArrayList<>();
    private final Map<Long, Integer> attempts = new HashMap<>();
    private long claims;
    private long completions;

    LedgerModel(LedgerFixture ledger, RandomGenerator random) {
        this.ledger = ledger;
        this.random = random;
        this.handler = new ChanceHandler(ledger, random);
        this.clients = new ChanceClients(ledger, random);
        for (int worker = 0; worker < workers.length; worker++) {
            restart(worker);
        }
    }

    /** One thing that happens; returns its name. */
    String step() {
        int chance = random.nextInt(200);
        if (chance < 14) {
            return clients.add();
        }
        if (chance < 50) {
            return dispatch();
        }
        if (chance < 105) {
            return deliver();
        }
        if (chance < 160) {
            return settle();
        }
        return disturb(chance);
    }

    private String disturb(int chance) {
        return switch (chance % 20) {
            case 0, 1 -> lapse();
            case 2, 3 -> replay();
            case 4, 5 -> relose();
            case 6, 7, 8, 9 -> {
                ledger.letTimePass();
                yield "let time pass";
            }
            default -> clients.step();
        };
    }

    private String dispatch() {
        ledger.dispatch.ensureQueues(WINDOW);
        for (DispatchStore.Queue queue : ledger.dispatch.due(LONG_LEASE)) {
            List<DispatchStore.Dispatched> released = ledger.dispatch.release(queue, LONG_LEASE);
            assertThat(released.size()).isLessThanOrEqualTo(WINDOW);
            released.forEach(this::publish);
        }
        return "dispatch";
    }

    private void publish(DispatchStore.Dispatched dispatched) {
        int chance = random.nextInt(20);
        if (chance == 0) {
            return;
        }
        flight.add(dispatched);
        if (chance == 1) {
            flight.add(dispatched);
        }
        if (chance == 2) {
            ledger.dispatch.unconfirm(List.of(dispatched));
        }
    }

    /** A message arrives, not always the oldest, and sometimes again later. */
    private String deliver() {
        if (!flight.isEmpty()) {
            int index = random.nextInt(flight.size());
            DispatchStore.Dispatched message = random.nextInt(10) == 0 ? flight.get(index) : flight.remove(index);
            LedgerFixture.TaskRow before = ledger.row(message.id());
            Optional<Claim> claim =
                    ledger.claim(message.id(), message.dispatch(), workers[random.nextInt(workers.length)], ABILITIES);
            boolean mayClaim = before.state() == TaskState.QUEUED && before.dispatch() == message.dispatch();
            assertThat(claim.isEmpty() || mayClaim)
                    .as("a message of its own dispatch")
                    .isTrue();
            claim.ifPresent(taken -> {
                assertThat(taken.task().fence()).isEqualTo(before.fence() + 1);
                running.add(taken.task());
                claims++;
            });
        }
        return "deliver";
    }

    /** A run ends; the worker may have lost the task long ago, and may not know that it ended it already. */
    private String settle() {
        if (!running.isEmpty()) {
            int index = random.nextInt(running.size());
            Task task = random.nextInt(8) == 0 ? running.get(index) : running.remove(index);
            LedgerFixture.TaskRow before = ledger.row(task.id());
            Verdict verdict = handler.handle(task);
            boolean stood = ledger.settle(task, verdict);
            assertThat(stood)
                    .as("verdict %s on %s", verdict, before)
                    .isEqualTo(before.state() == TaskState.RUNNING && before.fence() == task.fence());
            if (stood) {
                expect(task, verdict);
            }
        }
        return "settle";
    }

    private void expect(Task task, Verdict verdict) {
        switch (verdict) {
            case Verdict.Done done -> completions++;
            case Verdict.Conclude conclude -> completions++;
            case Verdict.Retry retry -> attempts.merge(task.id(), 1, Integer::sum);
            case Verdict.DeadLetter dead -> attempts.merge(task.id(), 1, Integer::sum);
            case Verdict.Snooze snooze -> {}
        }
    }

    /** A process is replaced by another of its name; what it ran goes on regardless. */
    private String lapse() {
        restart(random.nextInt(workers.length));
        ledger.workers.lapse(LONG_LEASE.minusSeconds(59));
        return "lapse";
    }

    private void restart(int worker) {
        workers[worker] = ledger.workers.register("worker " + worker, ABILITIES);
    }

    private String replay() {
        List<Long> dead = ids("state = 'DEAD'");
        int replayed = random.nextBoolean()
                ? ledger.dead
                        .replay(DeadSelection.ALL.ids(dead.stream().limit(3).toList()))
                        .replayed()
                : clients.anyJob().map(ledger.dead::replay).orElse(0);
        List<Long> back = dead.stream()
                .filter(id -> ledger.row(id).state() == TaskState.READY)
                .toList();
        assertThat(back).hasSize(replayed);
        back.forEach(attempts::remove);
        return "replay";
    }

    /** Takes a dispatched task for lost, rightly or not. */
    private String relose() {
        List<Long> queued = ids("state = 'QUEUED'");
        if (!queued.isEmpty()) {
            LedgerFixture.TaskRow row = ledger.row(queued.get(random.nextInt(queued.size())));
            assertThat(ledger.lost.relost(row.id(), row.dispatch())).isTrue();
        }
        return "relose";
    }

    /** What the ledger holds is what happened. */
    void check() {
        ledger.assertSound();
        assertThat(ledger.totals())
                .isEqualTo(new LedgerFixture.Totals(
                        claims,
                        completions,
                        completions,
                        completions,
                        attempts.values().stream().mapToInt(Integer::intValue).sum()));
    }

    private List<Long> ids(String condition) {
        return ledger.jdbc
                .sql("SELECT id FROM task WHERE " + condition + " ORDER BY id")
                .query((row, number) -> row.getLong(1))
                .list();
    }
}
