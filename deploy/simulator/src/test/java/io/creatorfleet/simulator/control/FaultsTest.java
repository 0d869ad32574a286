package io.creatorfleet.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.simulator.Client;
import io.creatorfleet.simulator.SimulatorTest;
import io.creatorfleet.simulator.conditions.FaultKind;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@SimulatorTest
class FaultsTest {

    @LocalServerPort
    int port;

    private Client client;

    @BeforeEach
    @AfterEach
    void restore() {
        client = new Client(port);
        client.restore();
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultKind.class,
            names = {"USER_NOT_FOUND", "CDN_ERROR"})
    void hitsOnlyTheAccountItIsAimedAt(FaultKind kind) {
        client.fault("{\"fault\":\"" + kind + "\",\"target\":\"NASA\"}");
        boolean cdn = kind == FaultKind.CDN_ERROR;
        assertThat((cdn ? client.get(picture("nasa")) : client.discover("nasa", "id")).status())
                .isNotEqualTo(200);
        assertThat((cdn ? client.get(picture("spacex")) : client.discover("spacex", "id")).status())
                .isEqualTo(200);
    }

    @Test
    void hitsTheSameShareOfTheSameCallsEveryTime() {
        List<Integer> first = statusesUnder("{\"fault\":\"USER_NOT_FOUND\",\"probability\":0.3}");
        client.restore();
        List<Integer> second = statusesUnder("{\"fault\":\"USER_NOT_FOUND\",\"probability\":0.3}");
        assertThat(second).isEqualTo(first);
        assertThat(first).filteredOn(status -> status == 400).hasSizeBetween(6, 24);
    }

    @Test
    void isOverWhenSwitchedOff() {
        client.fault("{\"fault\":\"TRANSIENT\"}");
        client.fault("{\"fault\":\"USER_NOT_FOUND\"}");
        client.control("DELETE", "faults/TRANSIENT", "");
        assertThat(client.discover("nasa", "id").error()).isEqualTo("110/2207013");
        client.control("DELETE", "faults", "");
        assertThat(client.discover("nasa", "id").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"fault\":\"TSUNAMI\"}",
                "{\"fault\":\"TRANSIENT\",\"probability\":0}",
                "{\"fault\":\"TRANSIENT\",\"times\":0}",
                "{\"fault\":\"LATENCY\",\"delay\":\"PT5S\",\"maxDelay\":\"PT1S\"}",
                "{\"fault\":\"FIELD_REFUSED\"}"
            })
    void isRefusedWhereItMakesNoSense(String fault) {
        assertThat(client.control("POST", "faults", fault).status()).isEqualTo(400);
        assertThat(client.get("/control/state").json().path("faults")).isEmpty();
    }

    private List<Integer> statusesUnder(String fault) {
        client.fault(fault);
        return IntStream.range(0, 50)
                .map(n -> client.discover("nasa", "id").status())
                .boxed()
                .toList();
    }

    private String picture(String username) {
        return client.discover(username, "profile_picture_url")
                .discovered()
                .path("profile_picture_url")
                .asString();
    }
}
