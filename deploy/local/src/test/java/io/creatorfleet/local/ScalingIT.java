package io.creatorfleet.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.creatorfleet.local.chaos.account.Account;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Media workers that come and go while files are copied. */
class ScalingIT {

    @RegisterExtension
    static final TestFleet fleet = TestFleet.SHARED;

    private static final List<String> FURTHER = List.of("media-worker-2", "media-worker-3");

    private static final String TASKS = """
             FROM task t JOIN job j ON j.id = t.job_id WHERE j.subject LIKE 'scaling.%' AND t.kind = 'MEDIA'""";

    private final Creators creators = new Creators(fleet.gateway());

    /** So slow that files are on their way whenever a worker goes, however long the others took to start. */
    @BeforeEach
    void slowDownTheCdn() {
        fleet.simulator()
                .post("/control/faults", "{\"fault\": \"CDN_SLOW\", \"delay\": \"PT5S\"}")
                .expectSuccess();
    }

    @AfterEach
    void bringBack() {
        heal();
        FURTHER.forEach(fleet::stop);
        fleet.start("media-worker");
    }

    private static void heal() {
        fleet.simulator().delete("/control/faults").expectSuccess();
    }

    @Test
    void losesAndRepeatsNothingWhenWorkersComeAndGoUnderLoad() {
        List<String> names = Creators.names("scaling", 4);
        List<String> jobs = creators.addAll(names);
        creators.awaitStored(jobs, 50);

        FURTHER.forEach(fleet::start);
        awaitRunningOn("media-worker-2");
        awaitRunningOn("media-worker-3");
        fleet.kill("media-worker-3");
        awaitRunningOn("media-worker");
        fleet.stop("media-worker");
        long leftBehind = running("media-worker");
        fleet.stop("media-worker-2");

        assertThat(leftBehind)
                .as("tasks of a worker that was stopped and not killed")
                .isZero();
        assertThat(running("media-worker-2")).isZero();
        heal();
        fleet.start("media-worker");
        creators.awaitSuccess(jobs);
        Account account = fleet.account(names);
        assertThat(account.balances()).as("%s", account.lines()).isTrue();
        assertThat(fleet.query("SELECT count(*) FROM violation")).isZero();
        assertThat(fleet.query("SELECT coalesce(max(attempt), 0)" + TASKS))
                .as("attempts that stops and kills have cost")
                .isZero();
    }

    private static void awaitRunningOn(String worker) {
        await().atMost(Duration.ofMinutes(1)).until(() -> running(worker) > 0);
    }

    private static long running(String worker) {
        return fleet.query("""
                SELECT count(*) FROM task t JOIN worker w ON w.id = t.owner
                 WHERE t.state = 'RUNNING' AND w.name = '%s@local'""".formatted(worker));
    }
}
