package io.creatorfleet.gateway.creators;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.gateway.Client;
import io.creatorfleet.gateway.Client.Answer;
import io.creatorfleet.gateway.GatewayTest;
import io.creatorfleet.gateway.Rows;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

@GatewayTest
final class VerificationIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private final JdbcClient jdbc;
    private final Client client;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        services.properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    VerificationIT(@Autowired JdbcClient jdbc, @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.client = new Client(port);
    }

    @Test
    void isConsistentWhenJobRowsAndObjectsAgree() {
        long creator = ingested("agreed");

        JsonNode verification = verify("agreed", creator, audit -> found(audit, creator, 2, 150, "{}"));

        assertThat(verification.get("disagreements")).isEmpty();
        assertThat(verification.get("consistent").asBoolean()).isTrue();
        assertThat(verification.at("/job/state").asString()).isEqualTo("succeeded");
        assertThat(verification.at("/job/reels").toString()).isEqualTo("{\"held\":2,\"asked\":90}");
        assertThat(verification.at("/job/bytes_stored").asLong()).isEqualTo(150);
        assertThat(verification.at("/rows/reels").asLong()).isEqualTo(2);
        assertThat(verification.at("/rows/media/stored").asLong()).isEqualTo(2);
        assertThat(verification.at("/objects/state").asString()).isEqualTo("audited");
        assertThat(verification.at("/objects/checked").asLong()).isEqualTo(2);
    }

    @Test
    void namesWhatTheAuditFound() {
        long creator = ingested("lost");

        JsonNode verification = verify("lost", creator, audit -> {
            found(audit, creator, 2, 200, "{instagram/stray}");
            jdbc.sql("UPDATE media SET audit = 'MISSING' WHERE object_key = 'lost/r1'")
                    .update();
        });

        assertThat(verification.get("consistent").asBoolean()).isFalse();
        assertThat(verification.get("disagreements").valueStream().map(JsonNode::asString))
                .containsExactly(
                        "1 stored files have no object",
                        "1 objects have no row",
                        "The objects have 200 bytes, the rows say 150");
        assertThat(verification.at("/objects/orphan_keys/0").asString()).isEqualTo("instagram/stray");
    }

    /** One copy was cut off after its last byte, one before its first. */
    @Test
    void isConsistentAfterAJobWasCancelled() {
        long creator = ingested("cancelled");
        jdbc.sql("UPDATE job SET state = 'CANCELLED' WHERE creator_id = :c")
                .param("c", creator)
                .update();
        jdbc.sql("""
                INSERT INTO media (creator_id, external_id, role, object_key, state)
                VALUES (:c, 'x', 'VIDEO', 'cancelled/x', 'ABANDONED'), (:c, 'y', 'VIDEO', 'cancelled/y', 'ABANDONED')
                """).param("c", creator).update();

        JsonNode verification = verify("cancelled", creator, audit -> found(audit, creator, 3, 150, "{}"));

        assertThat(verification.get("disagreements")).isEmpty();
        assertThat(verification.at("/job/state").asString()).isEqualTo("cancelled");
        assertThat(verification.at("/rows/media/abandoned").asLong()).isEqualTo(2);
        assertThat(verification.at("/objects/unfinished").asLong()).isEqualTo(1);
        assertThat(verification.at("/objects/orphans").asLong()).isZero();
    }

    @Test
    void isNeverConsistentWhileTheAuditHasNotFinished() {
        ingested("slow");

        JsonNode verification = client.get("/api/instagram/creator/slow/verify").json();

        assertThat(verification.get("consistent").asBoolean()).isFalse();
        assertThat(verification.at("/objects/state").asString()).isEqualTo("running");
        assertThat(verification.at("/disagreements/0").asString()).endsWith("of the objects has not finished");
        String audit = verification.at("/objects/job").asString();
        assertThat(client.get("/api/instagram/creator/slow/verify")
                        .json()
                        .at("/objects/job")
                        .asString())
                .isEqualTo(audit);
    }

    /** Its task has ended, the copies it has asked for have not. */
    @Test
    void waitsForAnAuditThatIsStillRepairing() {
        long creator = ingested("repaired");
        UUID job = UUID.randomUUID();
        jdbc.sql("""
                INSERT INTO job (id, purpose, platform, subject, lane, state, accepted_tasks, open_tasks, creator_id, fanned_in)
                VALUES (:job, 'AUDIT', 'instagram', 'repaired', 'BACKGROUND', 'RUNNING', 1, 1, :creator, true)
                """).param("job", job).param("creator", creator).update();
        jdbc.sql("""
                INSERT INTO task (job_id, kind, upstream, lane, subject) VALUES (:job, 'MEDIA', 'x', 'BACKGROUND', 'none')
                """).param("job", job).update();

        JsonNode verification =
                client.get("/api/instagram/creator/repaired/verify").json();

        assertThat(verification.at("/objects/job").asString()).isEqualTo(job.toString());
        assertThat(verification.get("consistent").asBoolean()).isFalse();
    }

    @Test
    void namesFilesThatNoTaskWillCopy() {
        long creator = ingested("stranded");
        jdbc.sql("""
                INSERT INTO media (creator_id, external_id, role, object_key, state)
                VALUES (:creator, 'x', 'VIDEO', 'stranded/x', 'PENDING')
                """).param("creator", creator).update();

        JsonNode verification = verify("stranded", creator, audit -> found(audit, creator, 2, 150, "{}"));

        assertThat(verification.at("/rows/pending").asLong()).isEqualTo(1);
        assertThat(verification.get("disagreements").toString())
                .contains(
                        "succeeded, yet 1 files are not copied",
                        "1 files are to be copied, and no task will copy them");
    }

    @Test
    void knowsNoOtherCreators() {
        assertThat(client.get("/api/instagram/creator/nobody/verify").status()).isEqualTo(404);
    }

    private interface Audit {
        void run(UUID job);
    }

    private JsonNode verify(String username, long creator, Audit audit) {
        CompletableFuture<Answer> answer =
                CompletableFuture.supplyAsync(() -> client.get("/api/instagram/creator/" + username + "/verify"));
        UUID job = await().until(() -> open(creator), Optional::isPresent).orElseThrow();
        audit.run(job);
        Rows.finish(jdbc, job);
        return answer.join().json();
    }

    private Optional<UUID> open(long creator) {
        return jdbc.sql("SELECT job_id FROM task WHERE kind = 'AUDIT' AND state = 'READY' AND subject = :creator")
                .param("creator", Long.toString(creator))
                .query(UUID.class)
                .optional();
    }

    /** What an audit writes. */
    private void found(UUID audit, long creator, int objects, long bytes, String orphans) {
        jdbc.sql(
                        "UPDATE media SET audit = 'OK', audited_at = clock_timestamp() WHERE creator_id = :c AND state = 'STORED'")
                .param("c", creator)
                .update();
        jdbc.sql(
                        "INSERT INTO object_audit (creator_id, job_id, objects, bytes, orphans) VALUES (:c, :job, :objects, :bytes, :orphans::text[])")
                .param("c", creator)
                .param("job", audit)
                .param("objects", objects)
                .param("bytes", bytes)
                .param("orphans", orphans)
                .update();
    }

    private long ingested(String username) {
        UUID job = UUID.fromString(client.add(username).json().at("/job/id").asString());
        long creator = Rows.creator(jdbc, username, 10, null);
        jdbc.sql("UPDATE job SET creator_id = :c WHERE id = :job")
                .param("c", creator)
                .param("job", job)
                .update();
        for (int i = 1; i <= 2; i++) {
            long item = Rows.content(jdbc, creator, "r" + i, "REEL", i, 10L, job);
            Rows.stored(jdbc, creator, item, username + "/r" + i, 50L * i);
        }
        Rows.finish(jdbc, job);
        return creator;
    }
}
