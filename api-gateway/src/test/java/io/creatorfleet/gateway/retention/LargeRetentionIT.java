package io.creatorfleet.gateway.retention;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.gateway.GatewayTest;
import io.creatorfleet.gateway.Rows;
import io.creatorfleet.task.LedgerTransactions;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** What is deleted when there is much of it, and what that means to others. */
@GatewayTest
@TestPropertySource(properties = "fleet.retention.every=1h")
final class LargeRetentionIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private static final int ROWS = 1000;

    private final RetentionStore store;
    private final LedgerTransactions transactions;
    private final JdbcClient jdbc;
    private final EndedJobs rows;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        services.properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    LargeRetentionIT(
            @Autowired RetentionStore store, @Autowired LedgerTransactions transactions, @Autowired JdbcClient jdbc) {
        this.store = store;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.rows = new EndedJobs(jdbc);
    }

    @BeforeEach
    void clear() {
        jdbc.sql("DELETE FROM task; DELETE FROM creator; DELETE FROM purge; DELETE FROM job")
                .update();
        store.beginAgain();
    }

    @Test
    void deletesOneHundredThousandTasksInBoundedSteps() {
        for (int job = 0; job < 120; job++) {
            rows.ended("SWEEP", 10 + job, null, 900);
        }
        UUID large = rows.ended("RECOMPUTE", 400, null, 5500);
        UUID open = rows.open();
        jdbc.sql("ANALYZE").update();
        assertThat(rows.count("task")).isEqualTo(113_501);

        assertThat(step()).isEqualTo(ROWS);
        assertThat(rows.jobs()).as("whose tasks are gone in part").contains(large);
        rows.assertSound();
        int steps = 1;
        for (int deleted = step(); deleted > 0; deleted = step()) {
            assertThat(deleted).isBetween(400, ROWS);
            steps++;
        }

        assertThat(steps).isBetween(120, 130);
        assertThat(rows.jobs()).containsExactly(open);
        assertThat(rows.count("task")).isEqualTo(1);
        rows.assertSound();
    }

    @Test
    void holdsUpNobodyWhileAStepIsUnderWay() {
        UUID old = rows.ended("SWEEP", 10, null, 900);
        rows.ended("SWEEP", 9, null, 900);
        UUID young = rows.ended("SWEEP", 1, null, 900);
        UUID open = rows.open();

        transactions.in(() -> {
            assertThat(store.lock()).isTrue();
            List<Long> tasks = store.lockTasks(List.of(old), ROWS);
            assertThat(store.deleteTasks(tasks, store.lockJobs(List.of(old)))).isEqualTo(900);
            store.deleteEmpty(List.of(old));
            besides(() -> {
                assertThat(step()).as("of another gateway").isZero();
                transactions.in(() -> workOnOthers(young, open));
            });
            return true;
        });

        assertThat(rows.jobs()).doesNotContain(old).hasSize(4);
        rows.assertSound();
    }

    @Test
    void findsTheNextJobsByTheirIndex() {
        jdbc.sql("""
                INSERT INTO job (id, purpose, platform, subject, lane, state, fanned_in, finished_at)
                SELECT gen_random_uuid(), 'SWEEP', 'reddit', n::text, 'BACKGROUND', 'SUCCEEDED', true, now() - n * interval '1 s'
                  FROM generate_series(1, 20000) n
                """).update();
        jdbc.sql("ANALYZE job").update();

        String plan = String.join("\n", jdbc.sql("""
                EXPLAIN SELECT * FROM job
                 WHERE finished_at IS NOT NULL
                   AND (finished_at, id) > ((SELECT finished_at FROM retention WHERE what = 'job'),
                                            (SELECT id FROM retention WHERE what = 'job'))
                   AND finished_at < clock_timestamp() - interval '1 day'
                 ORDER BY finished_at, id LIMIT 500
                """).query(String.class).list());

        assertThat(plan)
                .contains("Index Scan using job_finished on job", "Index Cond: (ROW(finished_at, id) >")
                .doesNotContain("Sort");
    }

    /** What needs a lock that another has for longer than a second fails. */
    private long workOnOthers(UUID young, UUID open) {
        jdbc.sql("SET LOCAL lock_timeout = '1s'").update();
        jdbc.sql("UPDATE task SET not_before = now() WHERE job_id IN (:jobs)")
                .param("jobs", List.of(young, open))
                .update();
        Rows.finish(jdbc, open);
        rows.open();
        return rows.count("violation");
    }

    private int step() {
        return new Retention(store, transactions, ROWS).step();
    }

    private static void besides(Runnable work) {
        try {
            CompletableFuture.runAsync(work).get(30, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new AssertionError("What another process does was held up", failed);
        }
    }
}
