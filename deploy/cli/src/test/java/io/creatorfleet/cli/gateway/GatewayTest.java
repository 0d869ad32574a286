package io.creatorfleet.cli.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatewayTest {

    private final List<String> notices = new ArrayList<>();
    private final StubGateway stub;

    GatewayTest() throws IOException {
        stub = new StubGateway();
    }

    @AfterEach
    void close() {
        stub.close();
    }

    @Test
    void anAnswerThatSaysWhenToComeAgainIsWaitedFor() {
        stub.answer(429, "Retry-After: 1", "{\"detail\": \"Too many\"}").answer(200, "{\"a\": 1}");

        assertThat(gateway(Keys.of("k")).get(Address.of("/x")).path("a").asInt())
                .isEqualTo(1);
        assertThat(notices).containsExactly("Too many: asking again in 1 s");
    }

    @Test
    void aProblemDocumentIsTheReason() {
        stub.answer(404, "{\"detail\": \"No creator x is held\", \"status\": 404}");

        assertThatThrownBy(() -> gateway(Keys.of("k")).get(Address.of("/x")))
                .isInstanceOf(Refusal.class)
                .hasMessage("No creator x is held");
    }

    @Test
    void whatIsNoGatewayIsToldFromOne() {
        stub.answer(200, "<html>");

        assertThatThrownBy(() -> gateway(Keys.of("k")).get(Address.of("/x")))
                .hasMessage("This is no answer of a fleet's gateway: <html>");
    }

    @Test
    void anotherKeyIsTriedOnceOneIsAskedFor() {
        stub.answer(401, "{\"detail\": \"A key is needed\"}").answer(200, "{}");

        gateway(Keys.noneOr(() -> Optional.of("found"))).get(Address.of("/x"));

        assertThat(stub.requests()).containsExactly("GET /x key=null last=null", "GET /x key=Bearer found last=null");
    }

    @Test
    void aGivenKeyIsTheOnlyOne() {
        stub.answer(401, "{\"detail\": \"The key is not known here\"}");

        assertThatThrownBy(() -> gateway(Keys.of("wrong")).get(Address.of("/x")))
                .isInstanceOf(Refusal.class)
                .hasMessage("The key is not known here");
        assertThat(stub.requests()).hasSize(1);
    }

    @Test
    void noOtherServerIsSentTheKey() {
        stub.answer(302, "Location: http://127.0.0.1:1/", "");

        assertThatThrownBy(() -> gateway(Keys.of("k")).get(Address.of("/x"))).isInstanceOf(Refusal.class);
    }

    @Test
    void nothingThereIsToldFromNoAnswer() {
        Gateway away = new Gateway(URI.create("http://127.0.0.1:1"), Keys.of("k"), notices::add);

        assertThatThrownBy(() -> away.get(Address.of("/x")))
                .isInstanceOf(Unreachable.class)
                .hasMessageStartingWith("http://127.0.0.1:1: nothing listens there");
    }

    @Test
    void aListIsReadPageByPage() {
        stub.answer(200, "{\"jobs\": [{\"id\": 1}, {\"id\": 2}], \"cursor\": \"a b\"}")
                .answer(200, "{\"jobs\": [{\"id\": 3}], \"cursor\": null}");
        Listing listing = new Listing(gateway(Keys.of("k")), Address.of("/api/jobs"), "jobs", Long.MAX_VALUE);

        assertThat(listing.next().path("id").asInt()).isEqualTo(1);
        assertThat(stub.requests()).hasSize(1);
        assertThat(listing.stream().map(entry -> entry.count("id"))).containsExactly(2L, 3L);
        assertThat(stub.requests().getLast()).startsWith("GET /api/jobs?limit=200&cursor=a%20b ");
        assertThat(listing.hasMore()).isFalse();
    }

    @Test
    void noMoreIsReadThanIsWanted() {
        stub.answer(200, "{\"jobs\": [{\"id\": 1}, {\"id\": 2}], \"cursor\": \"c\"}");
        Listing listing = new Listing(gateway(Keys.of("k")), Address.of("/api/jobs"), "jobs", 2);

        assertThat(listing.stream()).hasSize(2);
        assertThat(listing.hasMore()).isTrue();
        assertThat(stub.requests()).singleElement().asString().startsWith("GET /api/jobs?limit=2 ");
    }

    @Test
    void anEmptyPageWithACursorIsNotTheEnd() {
        stub.answer(200, "{\"jobs\": [], \"cursor\": \"c\"}").answer(200, "{\"jobs\": [{\"id\": 7}]}");

        assertThat(new Listing(gateway(Keys.of("k")), Address.of("/api/jobs"), "jobs", 9).stream())
                .hasSize(1);
    }

    private Gateway gateway(Keys keys) {
        return new Gateway(stub.uri(), keys, notices::add);
    }
}
