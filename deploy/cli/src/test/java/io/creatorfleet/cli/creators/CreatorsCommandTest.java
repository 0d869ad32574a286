package io.creatorfleet.cli.creators;

import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.cli.Program;
import io.creatorfleet.cli.gateway.StubGateway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreatorsCommandTest {

    @ParameterizedTest
    @ValueSource(strings = {"creators --json", "export creators --platform instagram --format jsonl"})
    void bothHoldersOfANameAreListed(String line) throws Exception {
        try (StubGateway gateway = new StubGateway().answer(200, """
                {"creators": [{"platform": "instagram", "username": "first", "followers": 1},
                              {"platform": "instagram", "username": "first", "followers": 2}]}""")) {
            assertThat(new Program(gateway)
                            .run(line.split(" "))
                            .endedWith(0)
                            .out()
                            .lines())
                    .hasSize(2)
                    .allMatch(entry -> entry.contains("\"username\":\"first\""));
        }
    }
}
