package io.creatorfleet.gateway.jobs;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.gateway.Client;
import io.creatorfleet.gateway.GatewayTest;
import io.creatorfleet.gateway.Rows;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
final class JobIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private final JdbcClient jdbc;
    private final Client client;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        services.properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    JobIT(@Autowired JdbcClient jdbc, @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.client = new Client(port);
    }

    @Test
    void reportsWhatItCounts() {
        UUID job = add("counted");
        long creator = Rows.creator(jdbc, "counted", 10, null);
        jdbc.sql("UPDATE job SET creator_id = :creator WHERE id = :job")
                .param("creator", creator)
                .param("job", job)
                .update();
        long reel = Rows.content(jdbc, creator, "r1", "REEL", 1, 100L, job);
        Rows.content(jdbc, creator, "r2", "REEL", 2, 100L, job);
        Rows.content(jdbc, creator, "p1", "POST", 3, 100L, job);
        Rows.content(jdbc, creator, "p0", "POST", 9, 100L, UUID.randomUUID());
        Rows.stored(jdbc, creator, reel, "counted/r1", 1000);
        Rows.stored(jdbc, creator, null, "counted/picture", 24);
        task(job, "MEDIA", "DEAD", "1");

        JsonNode report = client.get("/api/jobs/" + job).json();

        assertThat(report.get("state").asString()).isEqualTo("accepted");
        assertThat(report.get("purpose").asString()).isEqualTo("add");
        assertThat(report.get("username").asString()).isEqualTo("counted");
        JsonNode stages = report.get("stages");
        assertThat(stages.propertyNames()).containsExactly("profile", "content", "media", "analytics");
        assertThat(stages.at("/profile/ready").asInt()).isEqualTo(1);
        assertThat(stages.at("/media/dead").asInt()).isEqualTo(1);
        assertThat(stages.at("/content/reels").toString()).isEqualTo("{\"held\":2,\"asked\":90}");
        assertThat(stages.at("/content/posts").toString()).isEqualTo("{\"held\":1,\"asked\":30}");
        assertThat(stages.at("/media/stored").asInt()).isEqualTo(2);
        assertThat(stages.at("/media/bytes_stored").asInt()).isEqualTo(1024);
        assertThat(stages.get("profile").has("reels")).isFalse();
    }

    @Test
    void saysWhatHoldsAJobUp() {
        UUID job = add("held.up");
        jdbc.sql(
                        "INSERT INTO pause (scope, name, source, reason) VALUES ('UPSTREAM', 'instagram', 'PLATFORM', 'limit reached')")
                .update();
        try {
            JsonNode paused = client.get("/api/jobs/" + job).json().get("paused");

            assertThat(paused.toString())
                    .isEqualTo(
                            "[{\"scope\":\"upstream\",\"name\":\"instagram\",\"reason\":\"limit reached\",\"until\":null}]");
        } finally {
            jdbc.sql("DELETE FROM pause").update();
        }
    }

    @Test
    void knowsNoOtherJobs() {
        assertThat(client.get("/api/jobs/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(client.get("/api/jobs/not-an-id").status()).isEqualTo(404);
        assertThat(client.get("/api/jobs/" + UUID.randomUUID() + "/events").status())
                .isEqualTo(404);
        assertThat(client.post("/api/jobs/" + UUID.randomUUID() + "/cancel").status())
                .isEqualTo(404);
    }

    @Test
    void cancelsAJobWithItsTasks() {
        UUID job = add("cancelled");

        JsonNode answer = client.post("/api/jobs/" + job + "/cancel").json();

        assertThat(answer.get("tasks").asInt()).isEqualTo(1);
        assertThat(answer.at("/job/state").asString()).isEqualTo("cancelled");
        assertThat(client.post("/api/jobs/" + job + "/cancel")
                        .json()
                        .get("tasks")
                        .asInt())
                .isZero();
        assertThat(add("cancelled")).isNotEqualTo(job);
    }

    @Test
    void retriesOnlyTheDeadTasksOfAJob() {
        UUID job = add("retried");
        jdbc.sql("UPDATE task SET state = 'DEAD', finished_at = clock_timestamp() WHERE job_id = :job")
                .param("job", job)
                .update();
        jdbc.sql("""
                UPDATE job SET state = 'FAILED', shortfall = 'FAILED', open_tasks = 0, gathering_tasks = 0, dead_tasks = 1,
                       finished_at = clock_timestamp() WHERE id = :job
                """).param("job", job).update();

        JsonNode answer = client.post("/api/jobs/" + job + "/retry").json();

        assertThat(answer.get("tasks").asInt()).isEqualTo(1);
        assertThat(answer.at("/job/state").asString()).isEqualTo("running");
        assertThat(answer.at("/job/finished_at").isNull()).isTrue();
    }

    @Test
    void movesABackgroundJobToTheFrontWhenSomebodyAddsItsCreator() {
        UUID job = add("promoted");
        jdbc.sql("UPDATE job SET lane = 'BACKGROUND' WHERE id = :job")
                .param("job", job)
                .update();
        jdbc.sql("UPDATE task SET lane = 'BACKGROUND' WHERE job_id = :job")
                .param("job", job)
                .update();

        assertThat(add("promoted")).isEqualTo(job);

        assertThat(client.get("/api/jobs/" + job).json().get("lane").asString()).isEqualTo("interactive");
        assertThat(jdbc.sql("SELECT lane FROM task WHERE job_id = :job")
                        .param("job", job)
                        .query(String.class)
                        .single())
                .isEqualTo("INTERACTIVE");
    }

    @Test
    void listsJobsPageByPageAndEachOnce() {
        for (int i = 0; i < 7; i++) {
            add("listed" + i);
        }
        Set<String> seen = new HashSet<>();
        String cursor = "";
        do {
            JsonNode page = client.get("/api/jobs?platform=instagram&lane=interactive&limit=3&cursor=" + cursor)
                    .json();
            page.get("jobs")
                    .forEach(job ->
                            assertThat(seen.add(job.get("id").asString())).isTrue());
            add("meanwhile" + seen.size());
            cursor = page.get("cursor").isNull() ? "" : page.get("cursor").asString();
        } while (!cursor.isEmpty());

        assertThat(seen).hasSizeGreaterThanOrEqualTo(7);
        assertThat(client.get("/api/jobs?state=succeeded&limit=200").json().get("jobs"))
                .allMatch(job -> job.get("state").asString().equals("succeeded"));
        for (String query :
                List.of("state=odd", "platform=odd", "lane=odd", "cursor=odd", "limit=201", "limit=0", "limit=x")) {
            assertThat(client.get("/api/jobs?" + query).status()).as(query).isEqualTo(400);
        }
    }

    private UUID add(String username) {
        return UUID.fromString(client.add(username).json().at("/job/id").asString());
    }

    private void task(UUID job, String kind, String state, String subject) {
        jdbc.sql("""
                INSERT INTO task (job_id, kind, upstream, lane, subject, state, finished_at)
                VALUES (:job, :kind, 'instagram', 'INTERACTIVE', :subject, :state, clock_timestamp())
                """)
                .param("job", job)
                .param("kind", kind)
                .param("state", state)
                .param("subject", subject)
                .update();
    }
}
