package io.creatorfleet.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.creatorfleet.local.chaos.account.Account;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two releases beside each other, the next of which knows a version of tasks that the present one does not. */
class RollingUpgradeIT {

    @RegisterExtension
    static final TestFleet fleet = TestFleet.SHARED;

    private static final List<String> IN_ORDER_OF_AN_UPGRADE =
            List.of("media-worker", "content-worker", "profile-worker", "api-gateway-2", "api-gateway");

    private final Creators creators = new Creators(fleet.gateway());

    @AfterEach
    void bringBackThePresentRelease() {
        fleet.stop("media-worker-2");
        fleet.stop("api-gateway-2");
        for (String name : Scale.SERVICES) {
            fleet.stop(name);
            fleet.start(name);
        }
    }

    @Test
    void aTaskOfAVersionThatNoWorkerKnowsWaitsUntouchedForOneThatDoes() {
        fleet.gateway()
                .post("/api/queues/media/pause", "{\"reason\": \"versions\"}")
                .expectSuccess();
        String job = creators.add("smallaccount.versions");
        await().atMost(Duration.ofMinutes(1)).until(() -> mediaTasks("t.state = 'READY'") >= 12 && contentIsIn());
        long newer = fleet.query("""
                WITH raised AS (UPDATE task SET version = 2
                                 WHERE kind = 'MEDIA' AND id % 2 = 0 AND job_id IN
                                       (SELECT id FROM job WHERE subject = 'smallaccount.versions') RETURNING 1)
                SELECT count(*) FROM raised""");
        assertThat(newer).isPositive();
        fleet.gateway().post("/api/queues/media/resume", "{}").expectSuccess();

        await().atMost(Duration.ofMinutes(1)).until(() -> mediaTasks("t.version = 1 AND t.state <> 'DONE'") == 0);

        assertThat(mediaTasks("t.version = 2 AND t.state = 'READY' AND t.dispatch = 0 AND t.fence = 0"))
                .as("tasks of the newer version that nobody has touched")
                .isEqualTo(newer);
        fleet.upgrade("media-worker-2");
        creators.awaitSuccess(List.of(job));
        assertThat(mediaTasks("t.version = 2 AND t.state = 'DONE' AND t.attempt = 0"))
                .isEqualTo(newer);
    }

    @Test
    void replacingOneProcessAfterAnotherUnderLoadFailsNeitherARequestNorAJob() {
        fleet.start("api-gateway-2");
        List<JsonClient> gateways = List.of(fleet.client("api-gateway"), fleet.client("api-gateway-2"));
        UpgradeLoad load = new UpgradeLoad(gateways);
        try {
            for (String name : IN_ORDER_OF_AN_UPGRADE) {
                load.awaitMore(3);
                fleet.upgrade(name);
            }
            load.awaitMore(5);
        } finally {
            load.end();
        }

        assertThat(load.failures()).isEmpty();
        Account account = fleet.account(load.names());
        assertThat(account.balances()).as("%s", account.lines()).isTrue();
        assertThat(fleet.query("SELECT count(*) FROM violation")).isZero();
        assertThat(fleet.query("SELECT count(DISTINCT name) FROM worker WHERE 'MEDIA:2' = ANY (abilities)"))
                .as("media workers of the next release")
                .isEqualTo(1);
    }

    private static boolean contentIsIn() {
        return fleet.query("""
                SELECT count(*) FROM job j JOIN task t ON t.job_id = j.id
                 WHERE j.subject = 'smallaccount.versions' AND t.kind IN ('PROFILE', 'CONTENT') AND t.state <> 'DONE'""") == 0;
    }

    private static long mediaTasks(String which) {
        return fleet.query("""
                SELECT count(*) FROM task t JOIN job j ON j.id = t.job_id
                 WHERE j.subject = 'smallaccount.versions' AND t.kind = 'MEDIA' AND %s""".formatted(which));
    }
}
