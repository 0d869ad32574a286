package io.creatorfleet.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.simulator.Client;
import io.creatorfleet.simulator.SimulatorTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@SimulatorTest
class ControlTest {

    @LocalServerPort
    int port;

    private Client client;

    @BeforeEach
    void setUp() {
        client = new Client(port);
        client.restore();
    }

    @Test
    void countsCallsByOutcomeAndByAccountAndTheBytesServed() {
        client.control("DELETE", "state", "");
        String url = client.discover("counted", "profile_picture_url")
                .discovered()
                .path("profile_picture_url")
                .asString();
        int length = client.get(url).bytes().length;
        client.discover("missing", "id");
        client.get(url.replaceFirst("&oe=.*", ""));

        JsonNode state = client.get("/control/state").json();

        assertThat(state.at("/calls/graph 200").asInt()).isEqualTo(1);
        assertThat(state.path("calls").path("graph 400 110/2207013").asInt()).isEqualTo(1);
        assertThat(state.at("/calls/cdn 200").asInt()).isEqualTo(1);
        assertThat(state.at("/calls/cdn 403 Bad URL timestamp").asInt()).isEqualTo(1);
        assertThat(state.at("/creators/counted").asInt()).isEqualTo(1);
        assertThat(state.path("bytesServed").asInt()).isEqualTo(length);
    }

    @Test
    void showsTheFaultsWithTheirHits() {
        client.fault("{\"fault\":\"TRANSIENT\",\"target\":\"nasa\",\"times\":3}");
        client.discover("nasa", "id");
        JsonNode fault = client.get("/control/state").json().at("/faults/0");
        assertThat(fault.at("/fault/kind").asString()).isEqualTo("TRANSIENT");
        assertThat(fault.path("hits").asInt()).isEqualTo(1);
        assertThat(fault.path("left").asInt()).isEqualTo(2);
    }

    @Test
    void renamesAnAccountThatKeepsItsIdItsItemsAndItsFiles() {
        Client.Answer before = client.page("before.name", "");
        client.control("POST", "rename", "{\"from\":\"before.name\",\"to\":\"After.Name\"}");
        Client.Answer after = client.page("after.name", "");

        assertThat(client.discover("before.name", "id").error()).isEqualTo("110/2207013");
        assertThat(after.discovered().path("id")).isEqualTo(before.discovered().path("id"));
        assertThat(ids(after)).isEqualTo(ids(before));
        assertThat(after.media())
                .allSatisfy(item -> assertThat(item.path("username").asString()).isEqualTo("after.name"));
        assertThat(client.get(before.media().getFirst().path("media_url").asString())
                        .status())
                .isEqualTo(200);
        assertThat(client.get("/control/state").json().at("/renamed/after.name").asString())
                .isEqualTo("before.name");
    }

    @Test
    void deletesAnAccount() {
        client.control("POST", "delete", "{\"username\":\"gone.soon\"}");
        assertThat(client.discover("gone.soon", "id").error()).isEqualTo("110/2207013");
    }

    @Test
    void putsTheClockForwardSoThatNewItemsAppear() {
        List<String> before = ids(client.page("nasa", ".limit(50)"));
        client.control("POST", "clock", "{\"advance\":\"P3D\"}");
        List<String> after = ids(client.page("nasa", ".limit(50)"));
        assertThat(after.getFirst()).isNotIn(before);
        assertThat(after).contains(before.getFirst());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST | rename | {"from":"missing.one","to":"x"}
            POST | rename | {"from":"nasa","to":"not a name"}
            POST | delete | {"username":"missing.one"}
            POST | clock  | {"advance":"PT-1H"}
            PUT  | usage  | {"percent":-1}
            """)
    void refusesWhatMakesNoSense(String method, String path, String body) {
        assertThat(client.control(method, path, body).status()).isEqualTo(400);
        assertThat(client.discover("nasa", "id").status()).isEqualTo(200);
    }

    @Test
    void saysThatItIsHealthy() {
        assertThat(client.get("/actuator/health").json().path("status").asString())
                .isEqualTo("UP");
    }

    private static List<String> ids(Client.Answer page) {
        return page.media().stream().map(item -> item.path("id").asString()).toList();
    }
}
