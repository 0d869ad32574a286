package io.creatorfleet.task;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The row each process shows itself in, and the tasks of those that are gone. */
final class WorkerStore {

    private final JdbcClient jdbc;
    private final LedgerTransactions transactions;
    private final JsonMapper json;

    WorkerStore(JdbcClient jdbc, LedgerTransactions transactions, JsonMapper json) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.json = json;
    }

    /** Adds a row for this process; older processes of the name are replaced by it from now on. */
    long register(String name, List<String> abilities) {
        return jdbc.sql("INSERT INTO worker (name, abilities) VALUES (:name, :abilities) RETURNING id")
                .param("name", name)
                .param("abilities", abilities.toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    /**
     * Shows the process alive.
     *
     * @param claims for each {@code KIND:ROUTE}, when the latest task this process claimed of it was dispatched
     * @return false when the row is gone or a newer process has taken the name: this one must end
     */
    boolean beat(long worker, Map<String, Instant> claims) {
        return jdbc.sql("""
                        UPDATE worker w SET seen_at = clock_timestamp(), claims = :claims::jsonb
                         WHERE id = :worker
                           AND NOT EXISTS (SELECT FROM worker n WHERE n.name = w.name AND n.id > w.id)
                        """)
                        .param("worker", worker)
                        .param("claims", json.writeValueAsString(claims))
                        .update()
                == 1;
    }

    List<Held> held(long worker) {
        return jdbc.sql("SELECT id, fence FROM task WHERE owner = :worker AND state = 'RUNNING'")
                .param("worker", worker)
                .query(DataClassRowMapper.newInstance(Held.class))
                .list();
    }

    /** Makes a claim's task READY again; nobody runs it, and nothing is known against it. */
    void giveBack(Held claim) {
        jdbc.sql("""
                UPDATE task
                   SET state = 'READY', owner = NULL, reason = 'given back by its worker',
                       lane = (SELECT lane FROM job WHERE job.id = job_id)
                 WHERE %s
                """.formatted(TaskStore.STANDS))
                .param("id", claim.id())
                .param("fence", claim.fence())
                .update();
    }

    /**
     * Makes the tasks of workers that are gone READY, and isolates those that saw two workers go without a verdict
     * between.
     *
     * <p>Nothing lapses while PostgreSQL has been up for less than a lease: nobody could be seen before.
     */
    int lapse(Duration lease) {
        return transactions.in(() -> {
            List<Long> orphans = lockOrphans(lease);
            return orphans.isEmpty() ? 0 : lapse(orphans);
        });
    }

    private List<Long> lockOrphans(Duration lease) {
        return jdbc.sql("""
                SELECT t.id FROM task t LEFT JOIN worker w ON w.id = t.owner
                 WHERE t.state = 'RUNNING'
                   AND clock_timestamp() - pg_postmaster_start_time() > :lease::interval
                   AND (w.id IS NULL OR w.seen_at < clock_timestamp() - :lease::interval
                        OR EXISTS (SELECT FROM worker n WHERE n.name = w.name AND n.id > w.id))
                 ORDER BY t.id FOR NO KEY UPDATE OF t SKIP LOCKED
                """)
                .param("lease", lease.toString())
                .query((row, number) -> row.getLong(1))
                .list();
    }

    private int lapse(List<Long> locked) {
        return jdbc.sql("""
                UPDATE task
                   SET state = 'READY', owner = NULL, crashes = crashes + 1, isolated = isolated OR crashes + 1 >= 2,
                       lane = (SELECT lane FROM job WHERE job.id = job_id)
                 WHERE id = ANY (:ids)
                """).param("ids", locked.toArray(Long[]::new)).update();
    }

    /** Forgets processes that were last seen an hour ago and own nothing. */
    void prune() {
        jdbc.sql("""
                DELETE FROM worker w
                 WHERE seen_at < clock_timestamp() - INTERVAL '1 hour'
                   AND NOT EXISTS (SELECT FROM task t WHERE t.owner = w.id AND t.state = 'RUNNING')
                """).update();
    }

    /** Forgets this process, unless it still owns tasks: those lapse with its row. */
    void leave(long worker) {
        jdbc.sql("""
                DELETE FROM worker
                 WHERE id = :worker AND NOT EXISTS (SELECT FROM task WHERE owner = :worker AND state = 'RUNNING')
                """).param("worker", worker).update();
    }
}
