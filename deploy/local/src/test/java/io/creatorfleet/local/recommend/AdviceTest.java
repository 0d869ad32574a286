package io.creatorfleet.local.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class AdviceTest {

    @Test
    void aServiceNeedsWhatItsNeediestKindNeeds() {
        Advice advice = advice(kind("content", 1, 3), kind("analytics", 1, 1), kind("media", 2, 2));

        assertThat(advice.changes()).hasSize(1).containsEntry("content-worker", 3);
    }

    @Test
    void aServiceThatNeedsFewerIsToChangeToo() {
        assertThat(advice(kind("media", 4, 1)).changes()).containsEntry("media-worker", 1);
    }

    @Test
    void showsAKindWithWhatItWaitsForAndWhy() {
        assertThat(advice(kind("media", 1, 4)).lines())
                .element(1)
                .asString()
                .containsSubsequence("media", "1", "4", "9000", "2.50", "3600 s", "because");
    }

    @Test
    void saysNeverWhereNothingMoves() {
        String stuck = kind("media", 1, 1).replace("3600.4", "null");

        assertThat(advice(stuck).lines()).element(1).asString().contains("never");
    }

    @Test
    void anAnswerWithoutKindsIsNoAdvice() {
        assertThatIllegalStateException().isThrownBy(AdviceTest::advice).withMessageContaining("recommends nothing");
    }

    private static Advice advice(String... kinds) {
        return Advice.of(new JsonMapper().readTree("{\"kinds\": [" + String.join(", ", kinds) + "]}"));
    }

    private static String kind(String name, int workers, int recommended) {
        return """
                {"kind": "%s", "lane": "background", "workers": %d, "recommended": %d, "backlog": 9000, "rate": 2.5,
                 "rate_per_worker": 2.5, "objective_seconds": 900, "drain_seconds": 3600.4, "reason": "because"}
                """.formatted(name, workers, recommended);
    }
}
