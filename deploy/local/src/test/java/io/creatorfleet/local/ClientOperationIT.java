package io.creatorfleet.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.local.Program.Run;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** The commands of {@code deploy/fleet} that operate a fleet: dead tasks, pauses, cycles. */
class ClientOperationIT {

    @RegisterExtension
    static final TestFleet fleet = TestFleet.SHARED;

    private final Program program = new Program(fleet.gateway().server().toString());

    @AfterEach
    void heal() {
        fleet.simulator().delete("/control/faults").expectSuccess();
    }

    @Test
    void findsOutWhyATaskDiedAndBringsItBack() throws Exception {
        fleet.simulator()
                .post("/control/faults", "{\"fault\": \"TRUNCATED_JSON\", \"target\": \"smallaccount.dying\"}")
                .expectSuccess();
        Run died = program.run("add", "smallaccount.dying", "--watch").endedWith(1);
        assertThat(died.out()).contains("smallaccount.dying is failed", "deploy/fleet dead list --tasks --job ");
        String job = died.out().replaceFirst("(?s).*--job (\\S+).*", "$1");

        JsonNode task = program.run("dead", "list", "--tasks", "--job", job, "--json")
                .endedWith(0)
                .json()
                .getFirst();
        String id = task.path("id").asString();
        String group = task.path("fingerprint").asString();
        assertThat(program.run("dead", "list").endedWith(0).out()).contains(group);
        assertThat(program.run("dead", "show", id).endedWith(0).out())
                .contains("attempt ", group, "deploy/fleet dead replay " + id);
        assertThat(program.run("dead", "replay", "--group", group, "--job", job, "--dry-run")
                        .endedWith(0)
                        .out())
                .contains("1 would come back");
        assertThat(program.run("dead", "replay", "--group", group, "--job", job)
                        .endedWith(2)
                        .err())
                .contains("Bring back 1 task (", "--yes");

        heal();
        assertThat(program.run("dead", "replay", id).endedWith(0).out()).contains("1 came back, at once");
        program.run("watch", job).endedWith(0);
        program.run("dead", "replay", id).endedWith(1);
    }

    @Test
    void putsADeadTaskAsideWithAReason() throws Exception {
        fleet.simulator()
                .post("/control/faults", "{\"fault\": \"TRUNCATED_JSON\", \"target\": \"smallaccount.dismissed\"}")
                .expectSuccess();
        Run died = program.run("add", "smallaccount.dismissed", "--watch").endedWith(1);
        String job = died.out().replaceFirst("(?s).*--job (\\S+).*", "$1");

        Run aside = program.run("dead", "dismiss", "--job", job, "--reason", "a test", "--yes")
                .endedWith(0);
        assertThat(aside.out()).isEqualTo("1 put aside\n");
        assertThat(program.run("dead", "list", "--tasks", "--job", job, "--json")
                        .endedWith(0)
                        .json())
                .isEmpty();
        assertThat(program.run("dead", "list", "--tasks", "--dismissed", "--job", job)
                        .endedWith(0)
                        .out())
                .contains("smallaccount.dismissed");
    }

    @Test
    void pausesAndResumesAKindOfTask() throws Exception {
        assertThat(program.run("pause", "media", "--reason", "the bucket moves", "--for", "1h")
                        .endedWith(0)
                        .out())
                .contains("kind media is paused until 2", "the bucket moves");
        assertThat(program.run("queues").endedWith(0).out())
                .contains("BACKLOG", "media", "the bucket moves", "CALLS LEFT");
        assertThat(program.run("resume", "media").endedWith(0).out()).contains("media goes on.");
        assertThat(program.run("resume", "media").endedWith(1).out()).contains("media was not paused.");
        assertThat(program.run("resume", "mediaa").endedWith(2).err())
                .contains("neither a kind of task nor an upstream");
        assertThat(program.run("pause", "mediaa", "--reason", "x").endedWith(1).err())
                .contains("There is no queue mediaa");
    }

    @Test
    void startsAndStopsACycle() throws Exception {
        assertThat(program.run("scrapers", "start", "reddit").endedWith(0).out())
                .isEqualTo("reddit is running now.\n");
        assertThat(program.run("scrapers", "stop", "reddit").endedWith(0).out()).isEqualTo("reddit is stopped now.\n");
        assertThat(program.run("scrapers", "stop", "reddit").endedWith(0).out()).contains("was stopped before");
        assertThat(program.run("scrapers", "status", "reddit", "--json")
                        .endedWith(0)
                        .json())
                .singleElement()
                .satisfies(status ->
                        assertThat(status.at("/status/desired").asString()).isEqualTo("stopped"));
    }
}
