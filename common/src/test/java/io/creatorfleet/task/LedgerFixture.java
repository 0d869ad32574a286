package io.creatorfleet.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.DataClassRowMapper;

/** The ledger of a test class, with one worker that does whatever the test asks for. */
final class LedgerFixture extends LedgerDatabase {

    record TaskRow(
            long id,
            TaskKind kind,
            TaskState state,
            Lane lane,
            Route route,
            long dispatch,
            long fence,
            int attempt,
            int crashes,
            int redispatches,
            boolean isolated,
            @Nullable Long owner,
            @Nullable String reason) {}

    record JobRow(
            JobAccount.State state,
            Lane lane,
            int openTasks,
            int gatheringTasks,
            int deadTasks,
            boolean fannedIn,
            @Nullable String reason) {}

    /** Sums over all tasks; effects counts rows that completions wrote, of so many distinct tasks. */
    record Totals(long claims, long done, long effects, long effected, long attempts) {}

    /** The queue of {@link #jobWithMedia}. */
    static final DispatchStore.Queue MEDIA = new DispatchStore.Queue(TaskKind.MEDIA, "instagram", Route.BACKGROUND);

    static final Duration LEASE = Duration.ofMillis(1);
    static final Duration LONG_LEASE = Duration.ofMinutes(1);
    static final List<String> ABILITIES =
            Stream.of(TaskKind.values()).map(kind -> kind + ":1").toList();
    static final Failure FAILURE = new Failure.Unavailable("the test's upstream is away", null);
    private static final int WINDOW = 100;

    volatile long worker;

    @Override
    public void beforeEach(ExtensionContext context) {
        super.beforeEach(context);
        worker = workers.register("worker", ABILITIES);
    }

    /** An accepted job with its PROFILE task. */
    UUID job(Lane lane) {
        return job(lane, UUID.randomUUID().toString());
    }

    UUID job() {
        return job(Lane.BACKGROUND);
    }

    UUID job(Lane lane, String subject) {
        return transactions.in(() -> openJob(lane, subject, followUp(TaskKind.PROFILE, subject)));
    }

    /** The same within the caller's transaction, beginning with another task. */
    UUID openJob(Lane lane, String subject, FollowUp first) {
        UUID job = UUID.randomUUID();
        jdbc.sql("INSERT INTO job (id, purpose, platform, subject, lane) VALUES (?, 'ADD', 'instagram', ?, ?)")
                .params(job, subject, lane.name())
                .update();
        assertThat(tasks.open(job, first)).isTrue();
        return job;
    }

    /** A job whose profile is in, with these tasks open. */
    UUID jobWith(FollowUp... followUps) {
        UUID job = job();
        settle(claim(task(job, TaskKind.PROFILE)), done(followUps));
        return job;
    }

    /** The same with so many files to copy. */
    UUID jobWithMedia(int tasks) {
        return jobWith(IntStream.range(0, tasks)
                .mapToObj(number -> followUp(TaskKind.MEDIA, "m" + number))
                .toArray(FollowUp[]::new));
    }

    static FollowUp followUp(TaskKind kind, String subject) {
        return new FollowUp(kind, "instagram", subject);
    }

    static Verdict.Done done(FollowUp... followUps) {
        return new Verdict.Done(() -> List.of(followUps));
    }

    /** The newest task of the job's that is of the kind. */
    long task(UUID job, TaskKind kind) {
        return jdbc.sql("SELECT max(id) FROM task WHERE job_id = ? AND kind = ?")
                .params(job, kind.name())
                .query((row, number) -> row.getLong(1))
                .single();
    }

    /** Releases whatever is due. */
    List<DispatchStore.Dispatched> dispatch() {
        dispatch.ensureQueues(WINDOW);
        return dispatch.due(LONG_LEASE).stream()
                .flatMap(queue -> dispatch.release(queue, LONG_LEASE).stream())
                .toList();
    }

    Task claim(long id) {
        if (row(id).state() == TaskState.READY) {
            dispatch();
        }
        return claim(id, row(id).dispatch(), worker, ABILITIES).orElseThrow().task();
    }

    /** As the message of a dispatch claims it. */
    Optional<Claim> claim(long id, long dispatch, long worker, List<String> abilities) {
        TaskMessage message = new TaskMessage(id, dispatch, null);
        return Optional.ofNullable(
                tasks.claim(List.of(message), worker, abilities).get(id));
    }

    /** Whether the claim still stood. */
    boolean settle(Task task, Verdict verdict) {
        return !tasks.settle(List.of(new TaskLedger.Ended(task, verdict)), "worker")
                .isEmpty();
    }

    /** The worker that holds everything goes, and another sweeps after it. */
    int lapse() {
        jdbc.sql("UPDATE worker SET seen_at = seen_at - INTERVAL '1 minute' WHERE id = ?")
                .param(worker)
                .update();
        worker = workers.register("worker", ABILITIES);
        return workers.lapse(LEASE);
    }

    TaskRow row(long id) {
        return jdbc.sql("SELECT * FROM task WHERE id = ?")
                .param(id)
                .query(DataClassRowMapper.newInstance(TaskRow.class))
                .single();
    }

    JobRow row(UUID job) {
        return jdbc.sql("SELECT * FROM job WHERE id = ?")
                .param(job)
                .query(DataClassRowMapper.newInstance(JobRow.class))
                .single();
    }

    Totals totals() {
        return jdbc.sql("""
                SELECT coalesce(sum(fence), 0) AS claims, count(*) FILTER (WHERE state = 'DONE') AS done,
                       (SELECT count(*) FROM effect) AS effects, (SELECT count(DISTINCT task_id) FROM effect) AS effected,
                       coalesce(sum(attempt), 0) AS attempts
                  FROM task
                """).query(DataClassRowMapper.newInstance(Totals.class)).single();
    }

    /** Lets everything go well until nothing is open any more. */
    void drain() {
        ChanceHandler handler = new ChanceHandler(this, new Random(0));
        pauses.list().forEach(pause -> pauses.resume(pause.scope(), pause.name()));
        tasks.finishCancellations();
        jdbc.sql("UPDATE task SET state = 'READY' WHERE state = 'QUEUED'").update();
        jdbc.sql("DELETE FROM worker").update();
        workers.lapse(LEASE);
        worker = workers.register("worker", ABILITIES);
        for (int round = 0; round < 200 && count("task WHERE state = 'READY'") > 0; round++) {
            letTimePass();
            for (DispatchStore.Dispatched released : dispatch()) {
                Task task = claim(released.id());
                assertThat(settle(task, handler.succeed(task))).isTrue();
            }
        }
        assertThat(count("task WHERE state IN ('READY', 'QUEUED', 'RUNNING')")).isZero();
        assertThat(count("job WHERE finished_at IS NULL")).isZero();
        assertSound();
    }
}
