package io.creatorfleet.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** All that the fleet does, each service under a role that may do no more than it needs. */
class RolesIT {

    @RegisterExtension
    static final TestFleet fleet = TestFleet.SHARED;

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Creators creators = new Creators(fleet.gateway());

    @Test
    void doesAllItsWorkAndIsNeverRefused() {
        String name = "smallaccount.roles";
        creators.awaitSuccess(creators.addAll(List.of(name)));
        assertThat(creators.verify(name).path("consistent").asBoolean()).isTrue();
        curate(name);
        creators.awaitSuccess(List.of(creators.addToReddit("subreddit", "{\"name\": \"roles\"}")));

        refresh();
        sweep();
        replay();
        cancel();
        recompute();
        delete(name);
        forget();

        assertThat(fleet.query("SELECT count(*) FROM violation")).isZero();
        assertThat(fleet.query("SELECT count(DISTINCT usename) FROM pg_stat_activity WHERE usename LIKE '%\\_worker'"
                        + " OR usename = 'api_gateway'"))
                .isEqualTo(4);
        assertThat(fleet.logsThatContain("permission denied")).isEmpty();
    }

    private void curate(String name) {
        fleet.gateway()
                .patch("/api/instagram/creator/" + name, "{\"notes\": \"of some interest\"}")
                .expectSuccess();
    }

    /** By the scraper, as in each cycle. */
    private void refresh() {
        fleet.change("UPDATE creator SET due_at = now() - interval '1 minute'");
        long due = fleet.query("SELECT count(*) FROM creator WHERE due_at <= now()");
        assertThat(due).isPositive();
        for (String platform : List.of("instagram", "reddit")) {
            fleet.gateway().post("/api/" + platform + "/scraper/start", "{}").expectSuccess();
        }
        awaitEnded("REFRESH", due);
        for (String platform : List.of("instagram", "reddit")) {
            fleet.gateway().post("/api/" + platform + "/scraper/stop", "{}").expectSuccess();
        }
    }

    private void sweep() {
        fleet.change("UPDATE content SET checked_at = now() - interval '2 days' WHERE checked_at IS NOT NULL");
        awaitEnded("SWEEP", 1);
    }

    /** A dead task, brought back by an operator. */
    private void replay() {
        String username = "smallaccount.replayed";
        fleet.gateway()
                .post("/api/queues/profile/pause", "{\"reason\": \"to bury one\"}")
                .expectSuccess();
        String job = creators.add(username);
        fleet.change("""
                WITH dead AS (
                    UPDATE task SET state = 'DEAD', finished_at = now() WHERE kind = 'PROFILE' AND state = 'READY'
                       AND job_id = (SELECT id FROM job WHERE subject = '%s') RETURNING job_id)
                UPDATE job SET state = 'FAILED', open_tasks = 0, gathering_tasks = 0, dead_tasks = 1, finished_at = now()
                 WHERE id = (SELECT job_id FROM dead)
                """.formatted(username));
        fleet.gateway().post("/api/queues/profile/resume", "{}").expectSuccess();
        fleet.gateway().post(job + "/retry", "{}").expectSuccess();
        creators.awaitSuccess(List.of(job));
    }

    private void cancel() {
        fleet.gateway()
                .post("/api/queues/media/pause", "{\"reason\": \"to cancel one\"}")
                .expectSuccess();
        String job = creators.add("smallaccount.cancelled");
        await().atMost(LIMIT)
                .until(() -> fleet.query(
                                "SELECT count(*) FROM task t JOIN job j ON j.id = t.job_id"
                                        + " WHERE j.subject = 'smallaccount.cancelled' AND t.kind = 'MEDIA' AND t.state = 'READY'")
                        > 0);
        fleet.gateway().post(job + "/cancel", "{}").expectSuccess();
        fleet.gateway().post("/api/queues/media/resume", "{}").expectSuccess();
        assertThat(creators.awaitEnd(job).path("state").asString()).isEqualTo("cancelled");
    }

    private void recompute() {
        JsonNode answer = fleet.gateway().post("/api/analytics/recompute", "{}").body();
        creators.awaitSuccess(List.of(answer.path("job").path("url").asString()));
    }

    private void delete(String name) {
        fleet.gateway().delete("/api/instagram/creator/" + name).expectSuccess();
        awaitEnded("PURGE", 1);
        assertThat(fleet.query("SELECT count(*) FROM creator WHERE username = '" + name + "'"))
                .isZero();
    }

    /** What ended long ago, all of it but the last readings of those who are held. */
    private void forget() {
        fleet.change(
                "UPDATE job SET finished_at = now() - interval '400 days' WHERE purpose IN ('PURGE', 'SWEEP', 'RECOMPUTE')");
        await().atMost(LIMIT)
                .until(() ->
                        fleet.query("SELECT count(*) FROM job WHERE finished_at < now() - interval '399 days'") == 0);
    }

    private void awaitEnded(String purpose, long jobs) {
        await().atMost(LIMIT)
                .until(() -> fleet.query("SELECT count(*) FROM job WHERE finished_at IS NOT NULL AND purpose = '"
                                + purpose + "'")
                        >= jobs);
    }
}
