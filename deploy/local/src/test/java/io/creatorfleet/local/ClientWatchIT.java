package io.creatorfleet.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.creatorfleet.local.Program.Run;
import io.creatorfleet.local.Program.Running;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A job that is watched with {@code deploy/fleet} while the gateway goes away, or the one who watches. */
class ClientWatchIT {

    /** What a shell makes of a program that was asked to end, here as with Ctrl-C. */
    private static final int TERMINATED = 143;

    @RegisterExtension
    static final TestFleet fleet = TestFleet.SHARED;

    private final Program program = new Program(fleet.gateway().server().toString());

    @AfterEach
    void resume() {
        fleet.gateway().post("/api/queues/media/resume", "{}").expectSuccess();
    }

    @Test
    void outlivesARestartOfTheGateway() throws Exception {
        fleet.gateway()
                .post("/api/queues/media/pause", "{\"reason\": \"until the gateway is back\"}")
                .expectSuccess();
        Running watch = program.start("add", "smallaccount.outlived", "--watch");
        await().atMost(Duration.ofMinutes(2)).until(() -> watch.printed().contains("media 0/"));

        fleet.crash("api-gateway");
        fleet.gateway().post("/api/queues/media/resume", "{}").expectSuccess();

        Run end = watch.end().endedWith(0);
        assertThat(end.out()).contains("The job has succeeded: ");
        assertThat(end.err()).contains("trying again");
    }

    @Test
    void goesOnWithoutTheOneWhoWatches() throws Exception {
        fleet.gateway()
                .post("/api/queues/media/pause", "{\"reason\": \"until nobody watches\"}")
                .expectSuccess();
        Running watch = program.start("add", "smallaccount.unwatched", "--watch");
        await().atMost(Duration.ofMinutes(2)).until(() -> watch.printed().contains("media 0/"));

        watch.process().destroy();

        Run end = watch.end().endedWith(TERMINATED);
        assertThat(end.err())
                .containsPattern("the fleet goes on with it. Watch again: deploy/fleet watch [0-9a-f-]{36}");
        fleet.gateway().post("/api/queues/media/resume", "{}").expectSuccess();
        program.run("watch", end.err().replaceFirst("(?s).*watch (\\S+)\\s*$", "$1"))
                .endedWith(0);
    }
}
