package io.creatorfleet.cli.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.creatorfleet.cli.gateway.Gateway;
import io.creatorfleet.cli.gateway.Keys;
import io.creatorfleet.cli.gateway.Refusal;
import io.creatorfleet.cli.gateway.StubGateway;
import io.creatorfleet.cli.gateway.Unreachable;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobFeedTest {

    private static final String RUNNING = "id: 1\ndata: {\"state\": \"running\"}\n\n";
    private static final String SUCCEEDED = ": still here\n\nid: 2\ndata: {\"state\":\ndata: \"succeeded\"}\n\n";

    private final List<String> states = Collections.synchronizedList(new ArrayList<>());
    private final List<String> troubles = Collections.synchronizedList(new ArrayList<>());

    @Test
    void aStreamThatEndsEarlyIsTakenUpFromTheLastEvent() throws Exception {
        try (StubGateway gateway = new StubGateway().answer(200, RUNNING).answer(200, SUCCEEDED)) {
            feed(gateway.uri()).follow(false);

            assertThat(states).containsExactly("running", "succeeded");
            assertThat(gateway.requests())
                    .containsExactly(
                            "GET /api/jobs/x/events key=Bearer k last=null",
                            "GET /api/jobs/x/events key=Bearer k last=1");
        }
    }

    @Test
    void aGatewayThatFailsForAWhileIsWaitedFor() throws Exception {
        try (StubGateway gateway = new StubGateway()
                .answer(200, RUNNING)
                .answer(503, "{\"detail\": \"The database is away\"}")
                .answer(200, SUCCEEDED)) {
            feed(gateway.uri()).follow(false);
        }
        assertThat(states).containsExactly("running", "succeeded");
        assertThat(troubles).contains("The database is away; trying again");
    }

    @Test
    void aGatewayThatIsStartedAgainIsFoundAgain() throws Exception {
        StubGateway first = new StubGateway().answer(200, RUNNING);
        URI uri = first.uri();
        Thread watch = Thread.startVirtualThread(() -> follow(uri));
        await().until(() -> !states.isEmpty());
        first.close();
        await().until(() -> troubles.stream().anyMatch(trouble -> trouble.endsWith("trying again")));
        try (StubGateway second = first.restarted().answer(200, SUCCEEDED)) {
            watch.join();
            assertThat(second.requests()).isNotEmpty();
        }
        assertThat(states).containsExactly("running", "succeeded");
    }

    @Test
    void anEndThatWasSeenIsNotWaitedForAgain() throws Exception {
        try (StubGateway gateway = new StubGateway().answer(200, RUNNING).answer(204, "")) {
            feed(gateway.uri()).follow(false);
        }
        assertThat(states).containsExactly("running");
    }

    @Test
    void aGatewayThatHasNeverAnsweredIsNotWaitedFor() throws IOException {
        URI nobody = URI.create("http://127.0.0.1:1");
        assertThatThrownBy(() -> feed(nobody).follow(false)).isInstanceOf(Unreachable.class);

        try (StubGateway gateway = new StubGateway().answer(404, "{\"detail\": \"There is no job x\"}")) {
            assertThatThrownBy(() -> feed(gateway.uri()).follow(true))
                    .isInstanceOf(Refusal.class)
                    .hasMessage("There is no job x");
        }
    }

    private void follow(URI uri) {
        try {
            feed(uri).follow(false);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private JobFeed feed(URI uri) {
        Gateway gateway = new Gateway(uri, Keys.of("k"), troubles::add);
        return new JobFeed(
                gateway, "x", report -> states.add(report.path("state").asString("")), troubles::add);
    }
}
