package io.creatorfleet.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What ends badly in the middle of the main job, and what must be there all the same. */
class CrashIT {

    @RegisterExtension
    static final TestFleet fleet = TestFleet.SHARED;

    private final Creators creators = new Creators(fleet.gateway());

    @AfterEach
    void ledgerBalances() {
        assertThat(fleet.query("SELECT count(*) FROM violation")).isZero();
    }

    @Test
    void losesNothingWhenOneWorkerOfEachKindIsKilled() {
        List<String> names = Creators.names("killed", 20);
        List<String> jobs = creators.addAll(names);

        fleet.crash("profile-worker");
        creators.awaitStored(jobs, 100);
        fleet.crash("content-worker");
        fleet.crash("media-worker");

        creators.awaitSuccess(jobs);
        assertAllHeldOnce("killed", names);
    }

    @Test
    void acceptsAndLosesNothingWhileRabbitmqIsAwayForHalfAMinute() {
        List<String> names = Creators.names("away", 20);
        List<String> jobs = new ArrayList<>(creators.addAll(names.subList(0, 10)));
        creators.awaitStored(jobs, 100);

        fleet.rabbitmq().stop();
        long stopped = System.nanoTime();
        jobs.addAll(creators.addAll(names.subList(10, 20)));
        await().pollDelay(Duration.ofSeconds(30))
                .atMost(Duration.ofSeconds(40))
                .until(() -> System.nanoTime() > stopped);
        fleet.rabbitmq().start();

        creators.awaitSuccess(jobs);
        assertAllHeldOnce("away", names);
    }

    @Test
    void losesNothingWithTheBrokersData() {
        List<String> names = Creators.names("wiped", 10);
        List<String> jobs = creators.addAll(names);
        creators.awaitStored(jobs, 100);

        fleet.rabbitmq().wipe();

        creators.awaitSuccess(jobs);
        assertAllHeldOnce("wiped", names);
    }

    @Test
    void goesOnAfterPostgresqlWasAway() {
        List<String> names = Creators.names("outage", 3);
        List<String> jobs = creators.addAll(names);
        creators.awaitStored(jobs, 50);

        fleet.stop("postgresql");
        JsonClient.Answer answer = fleet.gateway().post("/api/instagram/creator/add", "{\"username\": \"outage\"}");
        fleet.start("postgresql");

        assertThat(answer.status()).isEqualTo(503);
        creators.awaitSuccess(jobs);
        assertAllHeldOnce("outage", names);
    }

    /** 120 rows a creator, each file stored once, and an object for each. */
    private void assertAllHeldOnce(String test, List<String> names) {
        String held = " FROM creator c JOIN %s x ON x.creator_id = c.id WHERE c.username LIKE '" + test + ".%%'";
        assertThat(fleet.query("SELECT count(*)" + held.formatted("content"))).isEqualTo(120L * names.size());
        assertThat(fleet.query("SELECT count(DISTINCT (x.creator_id, x.external_id))" + held.formatted("content")))
                .isEqualTo(120L * names.size());
        assertThat(fleet.query("SELECT count(*)" + held.formatted("media") + " AND x.state <> 'STORED'"))
                .isZero();
        for (String name : names) {
            JsonNode verification = creators.verify(name);
            assertThat(verification.path("consistent").asBoolean())
                    .as("%s", verification)
                    .isTrue();
        }
    }
}
