package io.creatorfleet.gateway.retention;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.gateway.Client;
import io.creatorfleet.gateway.GatewayTest;
import io.creatorfleet.gateway.Rows;
import io.creatorfleet.task.LedgerTransactions;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

@GatewayTest
@TestPropertySource(properties = "fleet.retention.every=1h")
final class RetentionIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private static final int ROWS = 1000;

    private final RetentionStore store;
    private final LedgerTransactions transactions;
    private final JdbcClient jdbc;
    private final EndedJobs rows;
    private final Client client;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        services.properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    RetentionIT(
            @Autowired RetentionStore store,
            @Autowired LedgerTransactions transactions,
            @Autowired JdbcClient jdbc,
            @LocalServerPort int port) {
        this.store = store;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.rows = new EndedJobs(jdbc);
        this.client = new Client(port);
    }

    @BeforeEach
    void clear() {
        jdbc.sql("DELETE FROM task; DELETE FROM creator; DELETE FROM purge; DELETE FROM job")
                .update();
        store.beginAgain();
    }

    @Test
    void deletesAJobPastItsTimeWithAllThatIsItsOwn() {
        UUID old = rows.ended("REFRESH", 8, null, 3);
        UUID young = rows.ended("REFRESH", 6, null, 3);
        UUID proof = rows.ended("PURGE", 8, null, 1);
        jdbc.sql("""
                INSERT INTO task_failure (task_id, attempt, fence, failure, message, worker)
                SELECT id, 1, 1, 'Unavailable', 'away', 'worker' FROM task
                """).update();
        for (UUID job : List.of(old, young)) {
            jdbc.sql(
                            "INSERT INTO idempotency_key (api_key, key, body_sha256, job_id, answer) VALUES ('a', ?, '', ?, '{}')")
                    .params(job.toString(), job)
                    .update();
        }

        assertThat(step()).isEqualTo(3);

        assertThat(rows.jobs()).containsExactlyInAnyOrder(young, proof);
        assertThat(rows.count("task")).isEqualTo(4);
        assertThat(rows.count("task_failure")).isEqualTo(4);
        assertThat(rows.count("idempotency_key")).isEqualTo(1);
        Client.Answer answer = client.get("/api/jobs/" + old);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().get("detail").asString()).contains(old.toString(), "ended too long ago to be kept");
        rows.assertSound();
    }

    @Test
    void keepsTheLastReadingOfACreatorAndTheJobThatHisLastAuditNames() {
        long creator = Rows.creator(jdbc, "spacex", 1, null);
        UUID first = rows.ended("ADD", 300, creator, 1);
        UUID last = rows.ended("REFRESH", 200, creator, 1);
        UUID failed = rows.ended("REFRESH", 100, null, 1);
        UUID audit = rows.ended("AUDIT", 100, creator, 1);
        jdbc.sql("UPDATE job SET reels_held = 1, posts_held = 1 WHERE id IN (:read)")
                .param("read", List.of(first, last))
                .update();
        jdbc.sql("INSERT INTO object_audit (creator_id, job_id, objects, bytes, orphans) VALUES (?, ?, 0, 0, '{}')")
                .params(creator, audit)
                .update();

        assertThat(step()).isEqualTo(2);
        assertThat(rows.jobs()).doesNotContain(first, failed).containsExactlyInAnyOrder(last, audit);

        jdbc.sql("DELETE FROM creator").update();
        store.beginAgain();
        assertThat(step()).isEqualTo(2);
        assertThat(rows.jobs()).isEmpty();
    }

    @Test
    void keepsWhatIsDeadUntilItIsDismissedAndNoFileWaitsForIt() {
        long creator = Rows.creator(jdbc, "spacex", 1, null);
        long file = Rows.stored(jdbc, creator, null, "key", 1);
        jdbc.sql("UPDATE media SET state = 'PENDING' WHERE id = ?").param(file).update();
        UUID job = rows.ended("AUDIT", 300, null, 2);
        jdbc.sql("""
                UPDATE task SET state = 'DEAD', subject = :file
                 WHERE id = (SELECT min(id) FROM task WHERE job_id = :job)
                """).param("file", Long.toString(file)).param("job", job).update();
        jdbc.sql("UPDATE job SET dead_tasks = 1, state = 'FAILED' WHERE id = ?")
                .param(job)
                .update();

        assertThat(round()).isZero();
        jdbc.sql("UPDATE task SET dismissed_at = now(), dismissed_reason = 'known' WHERE state = 'DEAD'")
                .update();
        assertThat(round()).isZero();
        rows.assertSound();

        jdbc.sql("UPDATE media SET state = 'ABANDONED' WHERE id = ?")
                .param(file)
                .update();
        assertThat(round()).isEqualTo(2);
        assertThat(rows.jobs()).isEmpty();
        rows.assertSound();
    }

    private int step() {
        return new Retention(store, transactions, ROWS).step();
    }

    /** A whole round, from the beginning. */
    private int round() {
        store.beginAgain();
        return step();
    }
}
