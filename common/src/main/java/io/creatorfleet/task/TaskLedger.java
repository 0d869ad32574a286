package io.creatorfleet.task;

import io.creatorfleet.task.traces.Traces;
import io.micrometer.tracing.Span;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The moves of tasks and jobs, each a statement guarded by the state it leaves, and for claimed tasks by the claim's
 * fence.
 *
 * <p>Locks are taken in one order: tasks by ascending id, results, then the rows of their jobs by ascending id, then
 * the unique keys of new tasks by kind and subject. All time is PostgreSQL's {@code clock_timestamp()}.
 */
public final class TaskLedger {

    /** How long a task that is claimed or settled waits for others of its kind. */
    static final Duration GROUPING = Duration.ofMillis(20);

    /**
     * A run that has ended, with what is to be made of it.
     *
     * @param traceparent the run's span, below which what follows belongs; null if nothing was traced
     */
    record Ended(Task task, Verdict verdict, @Nullable String traceparent) {

        Ended(Task task, Verdict verdict) {
            this(task, verdict, null);
        }
    }

    private final LedgerTransactions transactions;
    private final TaskStore tasks;
    private final FollowUpStore followUps;
    private final OpenTaskStore openTasks;
    private final JobAccountStore accounts;
    private final Settlement settlement;
    private final Abandonment abandonment;
    private final Traces traces;
    private final Groups<Task, Boolean> standing;

    TaskLedger(JdbcClient jdbc, LedgerTransactions transactions, Abandonment abandonment, Traces traces) {
        this.transactions = transactions;
        this.tasks = new TaskStore(jdbc);
        this.followUps = new FollowUpStore(jdbc);
        this.openTasks = new OpenTaskStore(jdbc);
        this.accounts = new JobAccountStore(jdbc);
        this.settlement = new Settlement(tasks, new EndedTaskStore(jdbc), followUps, accounts, abandonment);
        this.abandonment = abandonment;
        this.traces = traces;
        this.standing = new Groups<>(Duration.ZERO, this::holds);
    }

    /**
     * Inserts the first task of a job and counts it, in the caller's transaction, which has just inserted the job.
     *
     * @return false when an open task of another job has the same kind and subject: nothing was inserted, and a job
     *     without a task must not be committed
     */
    public boolean open(UUID job, FollowUp first) {
        return traces.within(span(job, traces.span()), () -> openTraced(job, first));
    }

    /** The same for one of many jobs, which are not all to be one trace. */
    public boolean openOneOfMany(UUID job, FollowUp first) {
        return traces.within(span(job, traces.spanBeside()), () -> openTraced(job, first));
    }

    private static Span span(UUID job, Span.Builder span) {
        return span.name("open job").tag("fleet.job", job.toString()).start();
    }

    private boolean openTraced(UUID job, FollowUp first) {
        return followUps.insertFirst(job, first.below(traces.current()));
    }

    /**
     * Takes the tasks of messages for a worker, those whose dispatch number is still the task's own and that are not
     * paused.
     *
     * @return the claims by the tasks' ids
     */
    Map<Long, Claim> claim(List<TaskMessage> messages, long worker, List<String> abilities) {
        return transactions.in(() -> tasks.claim(messages, worker, abilities));
    }

    /** The task that was claimed under the fence, for the process that its claimant started for it. */
    Optional<Task> running(long id, long fence) {
        return tasks.running(id, fence);
    }

    /** Notes how often the process of an isolated task was killed. False: the claim no longer stood. */
    boolean killed(Task task, int kills) {
        return tasks.killed(task, kills);
    }

    /** Whether the claim still stands: to be asked right before an effect outside the database. */
    public boolean holds(Task task) {
        return standing.ask(task);
    }

    private Function<Task, Boolean> holds(List<Task> claimed) {
        Set<Held> held = tasks.standing(claimed);
        return task -> held.contains(Held.of(task));
    }

    /**
     * Makes waiting tasks due now, before all that came after them; to be called in {@link Results#write}.
     *
     * <p>One that another transaction is just moving is passed over and comes when its own delay ends: waiting for it
     * would break the order of locks.
     */
    public void wake(TaskKind kind, List<String> subjects) {
        tasks.wake(kind, subjects);
    }

    /** Makes the task READY after the delay, counting an attempt. False: the claim no longer stood. */
    boolean retry(Task task, Duration delay, Failure failure, String worker) {
        return !settle(List.of(new Ended(task, new Verdict.Retry(delay, failure))), worker)
                .isEmpty();
    }

    /** Makes the task READY after the delay without counting an attempt. False: the claim no longer stood. */
    boolean snooze(Task task, Duration delay, String reason) {
        return !settle(List.of(new Ended(task, new Verdict.Snooze(delay, reason))), "")
                .isEmpty();
    }

    /**
     * Commits the ends of runs: results, states, follow-ups and the jobs' counters together.
     *
     * @return the claims that still stood; nothing was written for the others
     */
    Set<Held> settle(List<Ended> ended, String worker) {
        return transactions.in(() -> settlement.settle(ended, worker));
    }

    /**
     * Cancels a job: marks it first, so that commits under way insert nothing more, then ends its open tasks in
     * batches. Running ones are interrupted by their worker's next beat.
     *
     * @return how many tasks were ended
     */
    public int cancel(UUID job) {
        return transactions.in(() -> openTasks.markCancelling(job)) ? cancelMarked(job) : 0;
    }

    /** Finishes the cancellations that a process left half done; returns how many tasks were ended. */
    int finishCancellations() {
        return openTasks.cancelling().stream().mapToInt(this::cancelMarked).sum();
    }

    private int cancelMarked(UUID job) {
        int total = 0;
        int batch;
        do {
            batch = transactions.in(() -> cancelBatch(job));
            total += batch;
        } while (batch > 0);
        return total;
    }

    private int cancelBatch(UUID job) {
        List<OpenTaskStore.Cancelled> cancelled = openTasks.cancelBatch(job);
        Map<TaskKind, List<String>> subjects = cancelled.stream()
                .collect(Collectors.groupingBy(
                        OpenTaskStore.Cancelled::kind,
                        Collectors.mapping(OpenTaskStore.Cancelled::subject, Collectors.toList())));
        subjects.forEach(abandonment::abandon);
        JobAccount account = accounts.lock(job);
        JobAccount.Change change = JobAccount.Change.NONE;
        for (OpenTaskStore.Cancelled task : cancelled) {
            change = change.closed(task.kind());
        }
        // Without a change there is still a job to end that never had a task; one that has ended is left alone.
        if (account.state() == JobAccount.State.CANCELLING) {
            accounts.write(job, account.after(change, false));
        }
        return cancelled.size();
    }

    /**
     * Moves a waiting background job to the front: its open tasks, and all that follow, take the interactive lane.
     * Running ones do so when they come back.
     *
     * @return how many tasks were moved
     */
    public int promote(UUID job) {
        transactions.in(() -> openTasks.markInteractive(job));
        return transactions.in(() -> openTasks.promote(openTasks.lockBackground(job)));
    }
}
