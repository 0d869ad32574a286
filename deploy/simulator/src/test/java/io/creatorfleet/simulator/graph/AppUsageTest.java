package io.creatorfleet.simulator.graph;

import static io.creatorfleet.simulator.Client.sample;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.simulator.Client;
import io.creatorfleet.simulator.SimulatorTest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SimulatorTest
class AppUsageTest {

    private static final String HEADER = "x-app-usage";

    @LocalServerPort
    int port;

    private Client client;

    @BeforeEach
    @AfterEach
    void restore() {
        client = new Client(port);
        client.restore();
    }

    @Test
    void saysNothingAtFirstAndThenWhatEachCallUsesUp() {
        List<Client.Answer> answers = IntStream.range(0, 28)
                .mapToObj(n -> client.discover("nasa", "id"))
                .toList();
        assertThat(answers.subList(0, 4))
                .allMatch(answer -> answer.header(HEADER).isEmpty());
        JsonNode usage =
                JsonMapper.shared().readTree(answers.getLast().header(HEADER).orElseThrow());
        assertThat(usage.path("call_count").asInt()).isEqualTo(11);
        assertThat(Set.copyOf(usage.propertyNames()))
                .containsExactlyInAnyOrder("call_count", "total_time", "total_cputime");
    }

    @Test
    void variesTheOrderOfTheMembers() {
        client.control("PUT", "usage", "{\"percent\":50}");
        Set<String> first = new HashSet<>();
        IntStream.range(0, 12)
                .forEach(n -> first.add(client.discover("nasa", "id")
                        .header(HEADER)
                        .orElseThrow()
                        .substring(2, 9)));
        assertThat(first).hasSizeGreaterThan(1);
    }

    @Test
    void refusesCallsOnceAllIsUsedUpAndGivesThemBackAfterAnHour() {
        client.control("PUT", "usage", "{\"percent\":99.7}");
        Client.Answer refused = client.discover("nasa", "id");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header(HEADER)).isPresent();
        JsonNode expected = sample("ig-err-app-throttled-403").path("error");
        JsonNode error = refused.json().path("error");
        assertThat(Set.copyOf(error.propertyNames())).isEqualTo(Set.copyOf(expected.propertyNames()));
        assertThat(error.path("code")).isEqualTo(expected.path("code"));
        assertThat(error.path("is_transient")).isEqualTo(expected.path("is_transient"));

        client.control("POST", "clock", "{\"advance\":\"PT59M\"}");
        assertThat(client.discover("nasa", "id").status()).isEqualTo(403);
        client.control("POST", "clock", "{\"advance\":\"PT2M\"}");
        assertThat(client.discover("nasa", "id").status()).isEqualTo(200);
    }
}
