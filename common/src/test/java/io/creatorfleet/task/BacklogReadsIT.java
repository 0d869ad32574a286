package io.creatorfleet.task;

import static io.creatorfleet.task.LedgerFixture.FAILURE;
import static io.creatorfleet.task.LedgerFixture.LONG_LEASE;
import static io.creatorfleet.task.LedgerFixture.MEDIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What concerns one task reads that task's row, however many others are in its state. */
class BacklogReadsIT {

    @RegisterExtension
    static final LedgerFixture ledger = new LedgerFixture();

    private static final int OPEN = 2000;
    private static final int RUNNING = 100; // of them, as many as the window lets through

    private static final TaskStore tasks = new TaskStore(ledger.jdbc);

    static Stream<Named<Consumer<Task>>> steps() {
        return Stream.of(
                named(
                        "settle",
                        task -> assertThat(new EndedTaskStore(ledger.jdbc)
                                        .hold(List.of(new TaskLedger.Ended(task, LedgerFixture.done()))))
                                .hasSize(1)),
                named("hold", task -> assertThat(tasks.standing(List.of(task))).hasSize(1)),
                named(
                        "read",
                        task -> assertThat(tasks.running(task.id(), task.fence()))
                                .isPresent()),
                named("kill", task -> assertThat(tasks.killed(task, 1)).isTrue()),
                named("retry", task -> tasks.retry(task, Duration.ZERO, FAILURE, "worker")),
                named("snooze", task -> tasks.snooze(task, Duration.ZERO, "throttled")),
                named("bury", task -> tasks.dead(task, FAILURE, "worker")),
                named("give back", task -> ledger.workers.giveBack(Held.of(task))),
                named(
                        "lose",
                        task -> assertThat(ledger.lost.relost(task.id(), 1)).isFalse()),
                named("wake", task -> tasks.wake(TaskKind.MEDIA, List.of("m1999"))),
                named(
                        "follow",
                        task -> assertThat(new FollowUpStore(ledger.jdbc)
                                        .notOpen(List.of(LedgerFixture.followUp(TaskKind.MEDIA, "new"))))
                                .hasSize(1)),
                named("cancel", task -> new OpenTaskStore(ledger.jdbc).cancelBatch(UUID.randomUUID())),
                named("promote", task -> new OpenTaskStore(ledger.jdbc).lockBackground(UUID.randomUUID())));
    }

    /** As in the morning after a quiet night: PostgreSQL last saw all indexes of open tasks empty. */
    @ParameterizedTest
    @MethodSource("steps")
    void readsTheRowsOfNoOtherTask(Consumer<Task> step) {
        quietNight();
        ledger.jobWithMedia(OPEN);
        List<Task> running = ledger.dispatch().stream()
                .filter(dispatched -> ledger.row(dispatched.id()).kind() == TaskKind.MEDIA)
                .map(dispatched -> ledger.claim(dispatched.id()))
                .toList();
        assertThat(running).hasSize(RUNNING);

        long read = ledger.transactions.in(() -> {
            long before = rowsRead();
            step.accept(running.getLast());
            return rowsRead() - before;
        });

        assertThat(read).isLessThan(10);
    }

    @Test
    void releasesWhatIsDueWithoutReadingWhatIsNot() {
        quietNight();
        ledger.jobWithMedia(OPEN);
        ledger.jdbc.sql("""
                UPDATE task SET not_before = clock_timestamp() + CASE WHEN subject = 'm7' THEN INTERVAL '0' ELSE INTERVAL '1 hour' END
                 WHERE kind = 'MEDIA' AND state = 'READY'
                """).update();

        assertThat(rowsReadToRelease(1)).isLessThan(10);
    }

    @Test
    void releasesAsManyAsThereIsRoomForWithoutReadingTheOthers() {
        quietNight();
        ledger.jobWithMedia(OPEN);

        assertThat(rowsReadToRelease(5)).isLessThan(30);
    }

    private static long rowsReadToRelease(int released) {
        ledger.dispatch.ensureQueues(5);
        return ledger.transactions.in(() -> {
            long before = rowsRead();
            assertThat(ledger.dispatch.due(LONG_LEASE)).contains(MEDIA);
            assertThat(ledger.dispatch.releaseLocked(MEDIA, LONG_LEASE)).hasSize(released);
            return rowsRead() - before;
        });
    }

    @Test
    void namesAndRevivesTheDeadOfAJobWithoutReadingTheOthers() {
        quietNight();
        insertEnded("buried", OPEN, TaskState.DEAD);
        UUID job = ledger.jobWith(LedgerFixture.followUp(TaskKind.MEDIA, "7"));
        Task dead = ledger.claim(ledger.task(job, TaskKind.MEDIA));
        ledger.settle(dead, new Verdict.DeadLetter(FAILURE));
        JobAccountStore accounts = new JobAccountStore(ledger.jdbc);
        ReplayStore replays = new ReplayStore(ledger.jdbc);

        long read = ledger.transactions.in(() -> {
            long before = rowsRead();
            accounts.write(
                    job, new JobAccount(JobAccount.State.INCOMPLETE, Lane.BACKGROUND, 3, 0, 0, 1, true, null, null));
            assertThat(replays.lock(job, List.of(dead.id()))).hasSize(1);
            replays.revive(List.of(dead.id()), Lane.BACKGROUND, null);
            return rowsRead() - before;
        });

        assertThat(ledger.row(job).reason()).isEqualTo("1 dead: media " + dead.id());
        assertThat(read).isLessThan(20);
    }

    private static void quietNight() {
        insertEnded("earlier", 10_000, TaskState.DONE);
        ledger.jdbc
                .sql("UPDATE task SET state = 'DONE', finished_at = clock_timestamp() WHERE state <> 'DONE'")
                .update();
        ledger.jdbc.sql("VACUUM ANALYZE task").update();
    }

    private static void insertEnded(String name, int tasks, TaskState state) {
        ledger.jdbc
                .sql("""
                INSERT INTO task (job_id, kind, upstream, lane, subject, state, finished_at)
                SELECT :job, 'MEDIA', 'instagram', 'BACKGROUND', :name || ' ' || n, :state, clock_timestamp()
                  FROM generate_series(1, :tasks) AS n
                """)
                .param("job", ledger.job())
                .param("name", name)
                .param("tasks", tasks)
                .param("state", state.name())
                .update();
    }

    private static long rowsRead() {
        return ledger.jdbc
                .sql("SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_xact_user_tables WHERE relname = 'task'")
                .query(Long.class)
                .single();
    }
}
