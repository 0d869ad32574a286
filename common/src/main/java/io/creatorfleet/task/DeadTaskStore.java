package io.creatorfleet.task;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Brings dead tasks back, their attempts forgotten and their job open again. Replaying what is not dead any more does
 * nothing.
 *
 * <p>A dead task is left alone while another task of its kind and subject is open, while another job is open for the
 * subject of its own, and when its job was cancelled: a job somebody cancelled could only pretend to succeed.
 */
public final class DeadTaskStore {

    private record Dead(long id, TaskKind kind) {}

    private final JdbcClient jdbc;
    private final LedgerTransactions transactions;
    private final JobAccountStore accounts;

    DeadTaskStore(JdbcClient jdbc, LedgerTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.accounts = new JobAccountStore(jdbc);
    }

    /** Replays the dead tasks of a job; returns how many came back. */
    public int replay(UUID job) {
        return replay(
                job,
                jdbc.sql("SELECT id FROM task WHERE job_id = :job AND state = 'DEAD'")
                        .param("job", job)
                        .query((row, number) -> row.getLong(1))
                        .list());
    }

    /** Replays those of the tasks that are dead, job by job; returns how many came back. */
    public int replay(List<Long> ids) {
        return jdbc
                .sql("SELECT DISTINCT job_id FROM task WHERE id = ANY (:ids) AND state = 'DEAD'")
                .param("ids", ids.toArray(Long[]::new))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list()
                .stream()
                .mapToInt(job -> replay(job, ids))
                .sum();
    }

    /** Tasks, then their job's row and its unique key, then the tasks' unique keys: the order of every commit. */
    private int replay(UUID job, List<Long> ids) {
        return transactions.in(() -> {
            List<Dead> dead = lock(job, ids);
            if (dead.isEmpty()) {
                return 0;
            }
            JobAccount account = accounts.lock(job);
            if (account.cancelling()) {
                return 0;
            }
            accounts.write(job, account.replaying(dead.stream().map(Dead::kind).toList()));
            revive(dead);
            return dead.size();
        });
    }

    /** Of dead tasks with one kind and subject, only the newest: they cannot be open side by side. */
    private List<Dead> lock(UUID job, List<Long> ids) {
        return jdbc.sql("""
                SELECT d.id, d.kind FROM task d JOIN job j ON j.id = d.job_id
                 WHERE d.job_id = :job AND d.id = ANY (:ids) AND d.state = 'DEAD'
                   AND NOT EXISTS (SELECT FROM task o WHERE o.kind = d.kind AND o.subject = d.subject
                                      AND o.state IN ('READY', 'QUEUED', 'RUNNING'))
                   AND NOT EXISTS (SELECT FROM task n WHERE n.kind = d.kind AND n.subject = d.subject
                                      AND n.state = 'DEAD' AND n.job_id = :job AND n.id = ANY (:ids) AND n.id > d.id)
                   AND NOT EXISTS (SELECT FROM job o WHERE o.platform = j.platform AND o.subject = j.subject
                                      AND (o.purpose = 'AUDIT') = (j.purpose = 'AUDIT') AND o.id <> j.id
                                      AND o.state IN ('ACCEPTED', 'RUNNING', 'CANCELLING'))
                 ORDER BY d.id FOR NO KEY UPDATE OF d
                """)
                .param("job", job)
                .param("ids", ids.toArray(Long[]::new))
                .query((row, number) -> new Dead(row.getLong("id"), TaskKind.valueOf(row.getString("kind"))))
                .list();
    }

    private void revive(List<Dead> locked) {
        jdbc.sql("""
                UPDATE task
                   SET state = 'READY', attempt = 0, spent = '0', crashes = 0, kills = 0, isolated = false, reason = NULL,
                       lane = (SELECT lane FROM job WHERE job.id = job_id), not_before = clock_timestamp(),
                       finished_at = NULL
                 WHERE id = ANY (:ids) AND state = 'DEAD'
                """)
                .param("ids", locked.stream().map(Dead::id).toArray(Long[]::new))
                .update();
    }
}
