package io.creatorfleet.task;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction makes of the ends of runs: tasks by ascending id, their results, then the rows of their jobs by
 * ascending id, with one net update each, and under their locks the tasks that follow.
 */
final class Settlement {

    private static final String LOCAL = "local";

    /**
     * What the ends of one job's runs come to.
     *
     * @param last below which the analytics belong that they may lead to; null if nothing was traced
     */
    private record Outcome(
            JobAccount.Change change,
            List<FollowUp> followUps,
            @Nullable String last) {

        Outcome and(Outcome next) {
            List<FollowUp> all = new ArrayList<>(followUps);
            all.addAll(next.followUps);
            return new Outcome(change.plus(next.change), all, next.last);
        }

        boolean concernsNoJob() {
            return change.equals(JobAccount.Change.NONE) && followUps.isEmpty();
        }
    }

    private final TaskStore tasks;
    private final EndedTaskStore endedTasks;
    private final FollowUpStore followUpStore;
    private final JobAccountStore accounts;
    private final Abandonment abandonment;

    Settlement(
            TaskStore tasks,
            EndedTaskStore endedTasks,
            FollowUpStore followUpStore,
            JobAccountStore accounts,
            Abandonment abandonment) {
        this.tasks = tasks;
        this.endedTasks = endedTasks;
        this.followUpStore = followUpStore;
        this.accounts = accounts;
        this.abandonment = abandonment;
    }

    /** Returns the claims that still stand; nothing is written for the others. */
    Set<Held> settle(List<TaskLedger.Ended> ended, String worker) {
        Set<Held> held = Set.copyOf(endedTasks.hold(ended));
        List<TaskLedger.Ended> ours = ended.stream()
                .filter(end -> held.contains(Held.of(end.task())))
                .sorted(Comparator.comparingLong(end -> end.task().id()))
                .toList();
        Map<Held, List<FollowUp>> followUps = ResultsWriter.write(ours);
        Map<UUID, Outcome> outcomes = new HashMap<>();
        for (TaskLedger.Ended end : ours) {
            List<FollowUp> follow = below(end.traceparent(), followUps.get(Held.of(end.task())));
            Outcome outcome = new Outcome(close(end, worker), follow, end.traceparent());
            outcomes.merge(end.task().jobId(), outcome, Outcome::and);
        }
        outcomes.values().removeIf(Outcome::concernsNoJob);
        if (!outcomes.isEmpty()) {
            settleJobs(outcomes);
        }
        return held;
    }

    private static List<FollowUp> below(@Nullable String span, @Nullable List<FollowUp> followUps) {
        return Objects.requireNonNull(followUps).stream()
                .map(followUp -> followUp.below(span))
                .toList();
    }

    private JobAccount.Change close(TaskLedger.Ended end, String worker) {
        JobAccount.Change change = JobAccount.Change.NONE;
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

    private void settleJobs(Map<UUID, Outcome> outcomes) {
        Map<UUID, JobAccount> settled = new HashMap<>();
        Map<UUID, JobAccount> locked = accounts.lock(outcomes.keySet());
        outcomes.forEach((job, outcome) -> {
            JobAccount after = settle(job, Objects.requireNonNull(locked.get(job)), outcome);
            if (after != null) {
                settled.put(job, after);
            }
        });
        if (!settled.isEmpty()) {
            accounts.write(settled);
        }
    }

    /** Opens what follows; returns the account after that, null if it is as before. */
    private @Nullable JobAccount settle(UUID job, JobAccount account, Outcome outcome) {
        JobAccount.Change change = outcome.change();
        if (account.cancelling()) {
            abandon(outcome.followUps());
        } else {
            change = open(job, account, change, outcome.followUps());
        }
        // The flag is set when ANALYTICS was really inserted: while an older one is open it has to follow that one.
        boolean fansIn = false;
        if (account.fansInAfter(change)) {
            FollowUp analytics = new FollowUp(TaskKind.ANALYTICS, LOCAL, job.toString()).below(outcome.last());
            JobAccount.Change opened = open(job, account, change, List.of(analytics));
            fansIn = !opened.equals(change);
            change = opened;
        }
        // One in, one out leaves the counters as they are; that something has ended is news all the same.
        boolean news = !outcome.change().equals(JobAccount.Change.NONE) || !change.equals(JobAccount.Change.NONE);
        return news ? account.after(change, fansIn) : null;
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
