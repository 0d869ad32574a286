package io.creatorfleet.task;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction makes of the ends of runs of one job: tasks by ascending id, their results, then the job's row
 * with one net update, and under its lock the tasks that follow.
 */
final class Settlement {

    private static final String LOCAL = "local";

    private final TaskStore tasks;
    private final AnsweredTaskStore answered;
    private final FollowUpStore followUpStore;
    private final JobAccountStore accounts;
    private final Abandonment abandonment;

    Settlement(
            TaskStore tasks,
            AnsweredTaskStore answered,
            FollowUpStore followUpStore,
            JobAccountStore accounts,
            Abandonment abandonment) {
        this.tasks = tasks;
        this.answered = answered;
        this.followUpStore = followUpStore;
        this.accounts = accounts;
        this.abandonment = abandonment;
    }

    /** Returns the claims that still stand; nothing is written for the others. */
    Set<Held> settle(UUID job, List<TaskLedger.Ended> ended, String worker) {
        Set<Held> held = new HashSet<>(
                tasks.lockHeld(ended.stream().map(TaskLedger.Ended::task).toList()));
        List<TaskLedger.Ended> ours = ended.stream()
                .filter(end -> held.contains(Held.of(end.task())))
                .sorted(Comparator.comparingLong(end -> end.task().id()))
                .toList();
        JobAccount.Change change = JobAccount.Change.NONE;
        answered.done(ours);
        for (TaskLedger.Ended end : ours) {
            change = close(end, change, worker);
        }
        List<FollowUp> followUps = new ArrayList<>();
        ours.forEach(end -> write(end.verdict()).forEach(followUp -> followUps.add(followUp.below(end.traceparent()))));
        if (!change.equals(JobAccount.Change.NONE) || !followUps.isEmpty()) {
            settleJob(job, change, followUps, ours.getLast().traceparent());
        }
        return held;
    }

    private JobAccount.Change close(TaskLedger.Ended end, JobAccount.Change change, String worker) {
        Task task = end.task();
        TaskKind kind = task.kind();
        return switch (end.verdict()) {
            case Verdict.Done done -> change.closed(kind);
            case Verdict.Conclude conclude -> concluded(change.closed(kind), kind, conclude.reason());
            case Verdict.DeadLetter dead -> {
                tasks.dead(task, dead.failure(), worker);
                JobAccount.Change died = change.died(kind);
                yield kind.decidesJob()
                        ? died.because(
                                JobAccount.Shortfall.FAILED, dead.failure().message())
                        : died;
            }
            case Verdict.Snooze snooze -> {
                tasks.snooze(task, snooze.delay(), snooze.reason());
                yield change;
            }
            case Verdict.Retry retry -> {
                tasks.retry(task, retry.delay(), retry.failure(), worker);
                yield change;
            }
        };
    }

    /** A conclusion decides the job, leaves it incomplete, or concerns only the row it was written to. */
    private static JobAccount.Change concluded(JobAccount.Change change, TaskKind kind, String reason) {
        return switch (kind) {
            case PROFILE, PURGE -> change.because(JobAccount.Shortfall.FAILED, reason);
            case CONTENT, ANALYTICS -> change.because(JobAccount.Shortfall.INCOMPLETE, reason);
            case RESOLVE, MEDIA, SWEEP, AUDIT -> change;
        };
    }

    private static List<FollowUp> write(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Done done -> done.results().write();
            case Verdict.Conclude conclude -> conclude.results().write();
            case Verdict.Snooze snooze -> snooze.followUps();
            case Verdict.Retry retry -> List.of();
            case Verdict.DeadLetter dead -> List.of();
        };
    }

    private void settleJob(UUID job, JobAccount.Change closed, List<FollowUp> followUps, @Nullable String last) {
        JobAccount account = accounts.lock(job);
        JobAccount.Change change = closed;
        if (account.cancelling()) {
            abandon(followUps);
        } else {
            change = open(job, account, change, followUps);
        }
        // The flag is set when ANALYTICS was really inserted: while an older one is open it has to follow that one.
        boolean fansIn = false;
        if (account.fansInAfter(change)) {
            FollowUp analytics = new FollowUp(TaskKind.ANALYTICS, LOCAL, job.toString()).below(last);
            JobAccount.Change opened = open(job, account, change, List.of(analytics));
            fansIn = !opened.equals(change);
            change = opened;
        }
        // One in, one out leaves the counters as they are; that something has ended is news all the same.
        if (!closed.equals(JobAccount.Change.NONE) || !change.equals(JobAccount.Change.NONE)) {
            accounts.write(job, account.after(change, fansIn));
        }
    }

    private JobAccount.Change open(UUID job, JobAccount account, JobAccount.Change before, List<FollowUp> followUps) {
        JobAccount.Change change = before;
        for (TaskKind kind : followUpStore.insert(job, account.lane(), followUps)) {
            change = change.opened(kind);
        }
        return change;
    }

    /** What is not inserted for a cancelled job, unless another job has it open. */
    private void abandon(List<FollowUp> followUps) {
        Map<TaskKind, List<String>> subjects = followUpStore.notOpen(followUps).stream()
                .collect(Collectors.groupingBy(
                        FollowUp::kind, Collectors.mapping(FollowUp::subject, Collectors.toList())));
        subjects.forEach(abandonment::abandon);
    }
}
