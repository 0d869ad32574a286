package io.creatorfleet.gateway.creators;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.gateway.Client;
import io.creatorfleet.gateway.Client.Answer;
import io.creatorfleet.gateway.GatewayTest;
import io.creatorfleet.gateway.Rows;
import io.creatorfleet.task.InvariantStore;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

@GatewayTest
final class DeletionIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private final JdbcClient jdbc;
    private final InvariantStore invariant;
    private final Client client;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        services.properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    DeletionIT(@Autowired JdbcClient jdbc, @Autowired InvariantStore invariant, @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.invariant = invariant;
        this.client = new Client(port);
    }

    @Test
    void opensOneJobHoweverOftenItIsAskedFor() {
        long creator = Rows.creator(jdbc, "unwanted", 10, null);

        Answer first = client.delete("/api/instagram/creator/@Unwanted");
        Answer second = client.delete("/api/instagram/creator/unwanted");

        assertThat(first.status()).isEqualTo(202);
        String job = first.json().at("/job/id").asString();
        assertThat(first.header("Location")).endsWith("/api/jobs/" + job);
        assertThat(second.json().at("/job/id").asString()).isEqualTo(job);
        JsonNode report = client.get("/api/jobs/" + job).json();
        assertThat(report.get("purpose").asString()).isEqualTo("purge");
        assertThat(report.at("/stages/purge/ready").asLong()).isEqualTo(1);
        assertThat(report.has("purge")).isFalse();
        assertThat(jdbc.sql("SELECT subject FROM task WHERE job_id = :job")
                        .param("job", UUID.fromString(job))
                        .query(Long.class)
                        .single())
                .isEqualTo(creator);
    }

    @Test
    void cancelsWhatIsBeingTakenInOfTheCreator() {
        Rows.creator(jdbc, "busy", 10, null);
        String addition = client.add("busy").json().at("/job/url").asString();

        assertThat(client.delete("/api/instagram/creator/busy").status()).isEqualTo(202);

        assertThat(client.get(addition).json().get("state").asString()).isEqualTo("cancelled");
        assertThat(invariant.violations()).isEmpty();
    }

    @Test
    void refusesAdditionsOfTheCreatorWhileItIsOpenAndTakesThemAfterwards() {
        Rows.creator(jdbc, "comeback", 10, null);
        String job = client.delete("/api/instagram/creator/comeback")
                .json()
                .at("/job/id")
                .asString();

        Answer refused = client.add("comeback");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("error").asString())
                .isEqualTo("comeback is being deleted and can be added again once that has ended");
        JsonNode batch = client.post(
                        "/api/instagram/creator/add-batch",
                        "{\"creators\": [{\"username\": \"comeback\"}, {\"username\": \"another.one\"}]}")
                .json();
        assertThat(batch.get("accepted").asInt()).isEqualTo(1);
        assertThat(batch.at("/answers/0/error").asString()).startsWith("comeback is being deleted");

        Rows.finish(jdbc, UUID.fromString(job));
        assertThat(client.add("comeback").status()).isEqualTo(202);
    }

    @Test
    void showsInTheJobWhatWasRemoved() {
        Rows.creator(jdbc, "gone", 10, null);
        String job = client.delete("/api/instagram/creator/gone")
                .json()
                .at("/job/id")
                .asString();
        jdbc.sql("""
                INSERT INTO purge (job_id, objects, bytes, uploads, creators, items, media, analytics, snapshots, proved_at)
                VALUES (:job, 7, 700, 1, 1, 3, 8, 1, 2, clock_timestamp())
                """).param("job", UUID.fromString(job)).update();

        JsonNode purge = client.get("/api/jobs/" + job).json().get("purge");

        assertThat(purge.get("objects").asLong()).isEqualTo(7);
        assertThat(purge.get("bytes").asLong()).isEqualTo(700);
        assertThat(purge.at("/rows/content").asLong()).isEqualTo(3);
        assertThat(purge.at("/rows/media").asLong()).isEqualTo(8);
        assertThat(purge.get("proved_at").asString()).endsWith("Z");
    }

    /** A name changes hands, or the source of an account does: the row that had it before is another's. */
    @Test
    void saysHowManyOthersAreStillHeldUnderTheName() {
        Rows.creator(jdbc, "passed.on", 10, null);
        long newest = Rows.creator(jdbc, "Passed.On", 20, null);

        JsonNode deletion = client.delete("/api/instagram/creator/passed.on").json();

        assertThat(deletion.get("others").asInt()).isEqualTo(1);
        assertThat(jdbc.sql("SELECT subject FROM task WHERE job_id = :job")
                        .param("job", UUID.fromString(deletion.at("/job/id").asString()))
                        .query(Long.class)
                        .single())
                .isEqualTo(newest);
    }

    @Test
    void knowsNoOtherCreators() {
        assertThat(client.delete("/api/instagram/creator/nobody").status()).isEqualTo(404);
    }
}
