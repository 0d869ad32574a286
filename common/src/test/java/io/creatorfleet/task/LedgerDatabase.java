package io.creatorfleet.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.creatorfleet.platform.MigratedDatabase;
import io.creatorfleet.task.traces.Traces;
import io.micrometer.tracing.Tracer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A JUnit extension that gives a test class the ledger's stores on a database of its own, empty before each test. */
class LedgerDatabase extends MigratedDatabase implements BeforeEachCallback {

    final JdbcClient jdbc = jdbc();
    final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource()));
    final LedgerTransactions transactions = new LedgerTransactions(transaction);
    final TaskLedger tasks = new TaskLedger(jdbc, transactions, this::abandon, new Traces(Tracer.NOOP));
    final DeadTaskStore dead = new DeadTaskStore(jdbc, transactions);
    final DismissalStore dismissals = new DismissalStore(jdbc, transactions);
    final DispatchStore dispatch = new DispatchStore(jdbc, transactions);
    final WorkerStore workers = new WorkerStore(jdbc, transactions, new JsonMapper());
    final LostTaskStore lost = new LostTaskStore(jdbc);
    final PauseStore pauses = new PauseStore(jdbc);
    final BacklogStore backlog = new BacklogStore(jdbc, transactions, Duration.ofSeconds(15));
    final InvariantStore invariant = new InvariantStore(jdbc);

    @Override
    public void beforeAll(ExtensionContext context) {
        super.beforeAll(context);
        jdbc.sql("CREATE TABLE effect (task_id bigint NOT NULL, fence bigint NOT NULL)")
                .update();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        jdbc.sql(
                        "TRUNCATE job, task, worker, queue, pause, task_count, queue_measure, budget_measure, job_count, budget, creator, effect CASCADE")
                .update();
    }

    long count(String from) {
        return jdbc.sql("SELECT count(*) FROM " + from).query(Long.class).single();
    }

    /** Waits until so many statements of other threads wait for locks. */
    void awaitLockWaits(int statements) {
        await().until(() -> count("pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")
                == statements);
    }

    /** Makes every delay end. */
    void letTimePass() {
        transactions.in(
                () -> jdbc.sql("UPDATE task SET not_before = clock_timestamp() WHERE not_before > clock_timestamp()")
                        .update());
    }

    /** A media row of some creator that waits for its copy. */
    long pendingMedia() {
        return jdbc.sql("""
                WITH new AS (
                    INSERT INTO creator (platform, external_id, username)
                    VALUES ('instagram', gen_random_uuid()::text, 'somebody') RETURNING id)
                INSERT INTO media (creator_id, external_id, role, object_key, state)
                SELECT id, 'item', 'IMAGE', gen_random_uuid()::text, 'PENDING' FROM new RETURNING id
                """).query(Long.class).single();
    }

    void assertSound() {
        assertThat(invariant.violations()).isEmpty();
    }

    private void abandon(TaskKind kind, List<String> subjects) {
        if (kind == TaskKind.MEDIA) {
            jdbc.sql("UPDATE media SET state = 'ABANDONED' WHERE id::text = ANY (:ids) AND state = 'PENDING'")
                    .param("ids", subjects.toArray(String[]::new))
                    .update();
        }
    }
}
