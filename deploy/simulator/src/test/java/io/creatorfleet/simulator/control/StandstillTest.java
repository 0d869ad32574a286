package io.creatorfleet.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.simulator.Client;
import io.creatorfleet.simulator.SimulatorTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

@SimulatorTest
@TestPropertySource(properties = "simulator.conditions.accounts-until=2026-03-01T12:00:00Z")
class StandstillTest {

    @LocalServerPort
    int port;

    @Test
    void accountsStayAsTheyAreWhileLinksEnd() {
        Client client = new Client(port);
        JsonNode truth = client.get("/control/truth/nasa").json();
        Client.Answer page = client.page("nasa", ".limit(50)");
        String link = page.media().getFirst().path("media_url").asString();

        client.control("POST", "clock", "{\"advance\":\"P30D\"}");

        assertThat(client.get("/control/truth/nasa").json()).isEqualTo(truth);
        assertThat(client.page("nasa", ".limit(50)").media().getFirst().path("id"))
                .isEqualTo(page.media().getFirst().path("id"));
        assertThat(client.get(link).text()).isEqualTo("URL signature expired");
    }
}
