package io.creatorfleet.task;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Brings dead tasks back, their attempts forgotten and their job open again. Doing it again does nothing, and the
 * history of a task's attempts stays.
 */
public final class DeadTaskStore {

    /** Why a dead task is left alone by a replay. */
    public enum Obstacle {
        /** A job that somebody cancelled could only pretend to succeed. */
        JOB_CANCELLED,
        /** Another task of its kind and subject is open. */
        TASK_OPEN,
        /** Another job is open for the subject of its own. */
        JOB_OPEN,
        /** A newer job for the same subject comes back instead: they cannot be open side by side. */
        NEWER_JOB,
        /** A newer dead task of its kind and subject comes back instead. */
        NEWER_TASK,
        /** It is not dead any more: another replay brought it back. */
        NOT_DEAD
    }

    /**
     * What a replay did, or would do.
     *
     * @param selected how many dead tasks were looked at
     * @param replayed how many of them came back
     * @param remaining how many could have as well, but are more than one replay brings back
     * @param obstacles why the others did not, and how many for each reason
     */
    public record Replay(int selected, int replayed, int remaining, Map<Obstacle, Integer> obstacles) {}

    // There is one transaction a job, so tasks of as many jobs take long: 4 ms each, measured on two busy cores.
    private static final int MOST = 10_000;
    private static final int BATCH = 500;

    private final LedgerTransactions transactions;
    private final JobAccountStore accounts;
    private final ReplayStore replays;

    DeadTaskStore(JdbcClient jdbc, LedgerTransactions transactions) {
        this.transactions = transactions;
        this.accounts = new JobAccountStore(jdbc);
        this.replays = new ReplayStore(jdbc);
    }

    /** Replays the dead tasks of a job at once, dismissed ones too; returns how many came back. */
    public int replay(UUID job) {
        return replay(DeadSelection.ALL.job(job)).replayed();
    }

    /** Replays what is selected, at once and each task on its job's lane. */
    public Replay replay(DeadSelection selection) {
        return replay(selection, null);
    }

    /**
     * Replays what is selected behind the work that somebody waits for: on the background lane, and so many a second. A
     * job that had ended goes on in the background as a whole.
     */
    public Replay replay(DeadSelection selection, double perSecond) {
        return replay(selection, new ReplayStore.Pace(replays.now(), perSecond, 0));
    }

    /** What a replay would do now. */
    public Replay preview(DeadSelection selection) {
        ReplayStore.Outlook outlook = replays.outlook(selection);
        int free = outlook.free();
        return new Replay(outlook.selected(), Math.min(free, MOST), Math.max(free - MOST, 0), outlook.obstacles());
    }

    private Replay replay(DeadSelection selection, ReplayStore.@Nullable Pace pace) {
        ReplayStore.Outlook outlook = replays.outlook(selection);
        Map<Obstacle, Integer> obstacles = outlook.obstacles();
        List<ReplayStore.Candidate> free = replays.free(selection, MOST);
        // Another replay may have come between the two looks.
        add(obstacles, Obstacle.NOT_DEAD, Math.min(outlook.free(), MOST) - free.size());
        Map<UUID, List<Long>> jobs = free.stream()
                .collect(Collectors.groupingBy(
                        ReplayStore.Candidate::jobId,
                        LinkedHashMap::new,
                        Collectors.mapping(ReplayStore.Candidate::id, Collectors.toList())));
        int replayed = 0;
        for (Map.Entry<UUID, List<Long>> job : jobs.entrySet()) {
            for (List<Long> batch : batches(job.getValue())) {
                ReplayStore.Pace next = pace == null ? null : pace.after(replayed);
                List<ReplayStore.Dead> locked = transactions.in(() -> replay(job.getKey(), batch, next));
                add(obstacles, Obstacle.NOT_DEAD, batch.size() - locked.size());
                locked.forEach(dead -> add(obstacles, dead.obstacle(), 1));
                replayed +=
                        (int) locked.stream().filter(ReplayStore.Dead::isFree).count();
            }
        }
        return new Replay(outlook.selected(), replayed, Math.max(outlook.free() - MOST, 0), obstacles);
    }

    /** Tasks, then their job's row and its unique key, then the tasks' unique keys: the order of every commit. */
    private List<ReplayStore.Dead> replay(UUID job, List<Long> ids, ReplayStore.@Nullable Pace pace) {
        List<ReplayStore.Dead> locked = replays.lock(job, ids);
        List<ReplayStore.Dead> free =
                locked.stream().filter(ReplayStore.Dead::isFree).toList();
        if (free.isEmpty()) {
            return locked;
        }
        JobAccount account = accounts.lock(job);
        if (account.cancelling()) {
            return locked.stream()
                    .map(dead -> dead.because(Obstacle.JOB_CANCELLED))
                    .toList();
        }
        JobAccount behind = pace != null && account.ended() ? account.inBackground() : account;
        accounts.write(
                job, behind.replaying(free.stream().map(ReplayStore.Dead::kind).toList()));
        replays.revive(
                free.stream().map(ReplayStore.Dead::id).toList(), pace == null ? behind.lane() : Lane.BACKGROUND, pace);
        return locked;
    }

    private static void add(Map<Obstacle, Integer> obstacles, @Nullable Obstacle obstacle, int tasks) {
        if (obstacle != null && tasks > 0) {
            obstacles.merge(obstacle, tasks, Integer::sum);
        }
    }

    private static List<List<Long>> batches(List<Long> ids) {
        List<List<Long>> batches = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += BATCH) {
            batches.add(ids.subList(from, Math.min(from + BATCH, ids.size())));
        }
        return batches;
    }
}
