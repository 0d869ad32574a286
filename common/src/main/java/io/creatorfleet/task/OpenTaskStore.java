package io.creatorfleet.task;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The statements that move all open tasks of a job. The job is marked first, in a transaction of its own, so that
 * commits under way insert nothing that a batch could miss.
 */
final class OpenTaskStore {

    /** A task that was ended by the cancellation of its job. */
    record Cancelled(TaskKind kind, String subject) {}

    private static final int BATCH = 500;

    private final JdbcClient jdbc;

    OpenTaskStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when the job has ended or does not exist. */
    boolean markCancelling(UUID job) {
        return jdbc.sql("""
                UPDATE job SET state = 'CANCELLING', updated_at = clock_timestamp()
                 WHERE id = :job AND state IN ('ACCEPTED', 'RUNNING', 'CANCELLING')
                """).param("job", job).update() == 1;
    }

    /** Jobs that are marked and not yet at their end. */
    List<UUID> cancelling() {
        return jdbc.sql("SELECT id FROM job WHERE state = 'CANCELLING' ORDER BY created_at, id")
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    /** Ends a batch of the job's open tasks, in ascending order; empty when none is left. */
    List<Cancelled> cancelBatch(UUID job) {
        return jdbc.sql("""
                UPDATE task SET state = 'CANCELLED', owner = NULL, finished_at = clock_timestamp()
                 WHERE id = ANY (ARRAY(SELECT id FROM task
                                        WHERE job_id = :job AND state IN ('READY', 'QUEUED', 'RUNNING')
                                        ORDER BY id LIMIT :batch FOR NO KEY UPDATE))
                RETURNING kind, subject
                """)
                .param("job", job)
                .param("batch", BATCH)
                .query(DataClassRowMapper.newInstance(Cancelled.class))
                .list();
    }

    /** Makes the job interactive, if it is not and has not ended; returns how many jobs changed. */
    int markInteractive(UUID job) {
        return jdbc.sql("""
                UPDATE job SET lane = 'INTERACTIVE', updated_at = clock_timestamp()
                 WHERE id = :job AND lane = 'BACKGROUND' AND state IN ('ACCEPTED', 'RUNNING')
                """).param("job", job).update();
    }

    /**
     * Locks the open tasks that have not their job's interactive lane, running ones too: a commit under way ends first,
     * and a later one reads the job's lane.
     */
    List<Long> lockBackground(UUID job) {
        return jdbc.sql("""
                SELECT t.id FROM task t
                 WHERE t.job_id = :job AND t.lane = 'BACKGROUND' AND t.state IN ('READY', 'QUEUED', 'RUNNING')
                   AND EXISTS (SELECT FROM job j WHERE j.id = :job AND j.lane = 'INTERACTIVE')
                 ORDER BY t.id FOR NO KEY UPDATE
                """)
                .param("job", job)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    /** Moves those of the locked tasks that do not run; the messages of dispatched ones are void from now on. */
    int promote(List<Long> locked) {
        // By their ids alone, as in TaskStore.STANDS.
        return jdbc.sql("""
                UPDATE task SET lane = 'INTERACTIVE', state = 'READY'
                 WHERE id = ANY (:ids) AND state || '' IN ('READY', 'QUEUED')
                """).param("ids", locked.toArray(Long[]::new)).update();
    }
}
