package io.creatorfleet.task;

import static io.creatorfleet.task.LedgerFixture.FAILURE;
import static io.creatorfleet.task.LedgerFixture.followUp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** A handler of every kind that ends as chance has it, with rows and follow-ups as the real ones have them. */
final class ChanceHandler {

    private final LedgerFixture ledger;
    private final RandomGenerator random;

    ChanceHandler(LedgerFixture ledger, RandomGenerator random) {
        this.ledger = ledger;
        this.random = random;
    }

    Verdict handle(Task task) {
        int chance = random.nextInt(100);
        if (chance < 55) {
            return new Verdict.Done(() -> {
                write(task);
                return followUps(task.kind());
            });
        }
        if (chance < 62) {
            return new Verdict.Conclude("there is none", () -> write(task));
        }
        if (chance < 77) {
            return new Verdict.Retry(delay(), FAILURE);
        }
        if (chance < 92) {
            boolean expired = task.kind() == TaskKind.MEDIA && random.nextBoolean();
            return new Verdict.Snooze(delay(), "later", expired ? List.of(resolve()) : List.of());
        }
        return new Verdict.DeadLetter(FAILURE);
    }

    /** How a task ends when nothing goes wrong any more. */
    Verdict.Done succeed(Task task) {
        return new Verdict.Done(() -> write(task));
    }

    private List<FollowUp> write(Task task) {
        ledger.jdbc
                .sql("INSERT INTO effect VALUES (?, ?)")
                .params(task.id(), task.fence())
                .update();
        if (task.kind() == TaskKind.MEDIA) {
            ledger.jdbc
                    .sql("UPDATE media SET state = 'GONE' WHERE id = ?::bigint")
                    .param(task.subject())
                    .update();
        }
        if (task.kind() == TaskKind.RESOLVE) {
            ledger.tasks.wake(TaskKind.MEDIA, waiting());
        }
        return List.of();
    }

    private List<FollowUp> followUps(TaskKind kind) {
        return switch (kind) {
            case PROFILE -> pages(random.nextInt(3));
            case CONTENT ->
                Stream.concat(pages(random.nextInt(10) < 4 ? 1 : 0).stream(), media().stream())
                        .toList();
            case RESOLVE, ANALYTICS, MEDIA, SWEEP, AUDIT, PURGE -> List.of();
        };
    }

    private List<FollowUp> pages(int count) {
        return random.longs(count)
                .mapToObj(page -> followUp(TaskKind.CONTENT, "page " + page))
                .toList();
    }

    /** New media, and some that another job may have open, dead or abandoned. */
    private List<FollowUp> media() {
        List<Long> ids = new ArrayList<>(ledger.jdbc
                .sql("""
                        UPDATE media SET state = 'PENDING'
                         WHERE id = ANY (ARRAY(SELECT id FROM media WHERE state IN ('PENDING', 'ABANDONED')
                                                ORDER BY id LIMIT 1 OFFSET ?))
                           AND state IN ('PENDING', 'ABANDONED')
                        RETURNING id
                        """)
                .param(random.nextInt(8))
                .query((row, number) -> row.getLong(1))
                .list());
        for (int fresh = random.nextInt(3); fresh >= 0; fresh--) {
            ids.add(ledger.pendingMedia());
        }
        return ids.stream()
                .map(id -> followUp(TaskKind.MEDIA, Long.toString(id)))
                .toList();
    }

    private List<String> waiting() {
        return ledger.jdbc
                .sql("SELECT subject FROM task WHERE kind = 'MEDIA' AND state = 'READY' ORDER BY id LIMIT 5")
                .query((row, number) -> row.getString(1))
                .list();
    }

    private FollowUp resolve() {
        return followUp(TaskKind.RESOLVE, "page " + random.nextInt(4));
    }

    private Duration delay() {
        return random.nextBoolean() ? Duration.ZERO : Duration.ofHours(1);
    }
}
