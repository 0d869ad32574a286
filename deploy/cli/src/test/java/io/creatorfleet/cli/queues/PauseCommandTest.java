package io.creatorfleet.cli.queues;

import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.cli.Program;
import io.creatorfleet.cli.Program.Run;
import io.creatorfleet.cli.gateway.StubGateway;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PauseCommandTest {

    private static final String PAUSED = """
            {"success": true, "name": "media", "changed": true, "paused": [
              {"scope": "%s", "name": "%s", "source": "operator", "reason": "x", "since": "2026-01-31T12:00:00Z"}]}""";
    private static final String SAID = "media is not paused: the pause that was asked for is over already."
            + " Its tasks go on; ask again with a later end\n";

    private final StubGateway gateway = new StubGateway();

    PauseCommandTest() throws IOException {}

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void aPauseThatIsOverAlreadyIsTheAnswerNo() throws Exception {
        gateway.answer(200, "{\"success\": true, \"name\": \"media\", \"changed\": true, \"paused\": []}");

        Run run = pause("--until", "2020-01-31T12:00:00Z").endedWith(1);

        assertThat(run.err()).isEqualTo(SAID);
        assertThat(run.out()).contains("Nothing is paused.").doesNotContain("deploy/fleet resume");
    }

    @Test
    void thatSomethingElseIsPausedDoesNotPauseTheKind() throws Exception {
        gateway.answer(200, PAUSED.formatted("kind", "content")).answer(200, PAUSED.formatted("upstream", "media"));

        assertThat(pause().endedWith(1).err()).isEqualTo(SAID);
        assertThat(pause("--json").endedWith(1).err()).isEqualTo(SAID);
    }

    @Test
    void aPauseInForceIsShownWithTheWayOutOfIt() throws Exception {
        gateway.answer(200, PAUSED.formatted("kind", "media"));

        Run run = pause().endedWith(0);

        assertThat(run.out())
                .contains("kind media is paused until resumed: x", "Go on with: deploy/fleet resume media");
        assertThat(run.err()).isEmpty();
    }

    private Run pause(String... options) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("pause", "media", "--reason", "x"));
        words.addAll(List.of(options));
        return new Program(gateway).run(words.toArray(String[]::new));
    }
}
