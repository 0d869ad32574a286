package io.creatorfleet.task;

import java.time.Instant;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Puts dead tasks aside, and takes that back. They stay dead meanwhile, and in their jobs' accounts; no replay by filter
 * brings them back. Doing either again does nothing.
 */
public final class DismissalStore {

    /** How many tasks were put aside, all of them at one instant, by which they are found again. */
    public record Dismissal(int tasks, Instant at) {}

    // Each batch looks for what is left among all that are selected: few of them are better.
    private static final int AT_ONCE = 5_000;

    private final JdbcClient jdbc;
    private final LedgerTransactions transactions;

    DismissalStore(JdbcClient jdbc, LedgerTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** How many are selected. */
    public int count(DeadSelection selection) {
        return jdbc.sql("SELECT count(*) FROM task t JOIN job j ON j.id = t.job_id WHERE " + selection.sql())
                .params(selection.values())
                .query(Integer.class)
                .single();
    }

    /** Puts aside those of the selected that are not yet. */
    public Dismissal dismiss(DeadSelection selection, String reason) {
        Instant at = jdbc.sql("SELECT clock_timestamp()")
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .single();
        return new Dismissal(inBatches(() -> dismissBatch(selection.dismissed(false), reason, at)), at);
    }

    /** Has those of the selected that were put aside wait for a decision again; returns how many. */
    public int restore(DeadSelection selection) {
        return inBatches(() -> restoreBatch(selection.dismissed(true)));
    }

    private int inBatches(Supplier<Integer> change) {
        int total = 0;
        int batch;
        do {
            batch = transactions.in(change);
            total += batch;
        } while (batch > 0);
        return total;
    }

    private int dismissBatch(DeadSelection selection, String reason, Instant at) {
        return update(selection, "dismissed_at = :at::timestamptz, dismissed_reason = :reason")
                .param("reason", reason)
                .param("at", at.toString())
                .update();
    }

    private int restoreBatch(DeadSelection selection) {
        return update(selection, "dismissed_at = NULL, dismissed_reason = NULL").update();
    }

    private JdbcClient.StatementSpec update(DeadSelection selection, String change) {
        return jdbc.sql("""
                UPDATE task SET %s
                 WHERE id = ANY (ARRAY(SELECT t.id FROM task t JOIN job j ON j.id = t.job_id
                                        WHERE %s ORDER BY t.id LIMIT :batch FOR NO KEY UPDATE OF t))
                """.formatted(change, selection.sql()))
                .params(selection.values())
                .param("batch", AT_ONCE);
    }
}
