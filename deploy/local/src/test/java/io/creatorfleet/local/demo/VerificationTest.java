package io.creatorfleet.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class VerificationTest {

    @Test
    void showsTheNumbersOfEachLayer() {
        Verification verification = verification("""
                {"consistent": true, "job": {"state": "succeeded", "reels": {"held": 90, "asked": 90}},
                 "rows": {"media": 217}, "objects": {"found": 217, "bytes": 47100000}, "disagreements": []}""");
        assertThat(verification.consistent()).isTrue();
        assertThat(verification.layers())
                .containsEntry("job", "reels 90/90")
                .containsEntry("rows", "media 217")
                .containsEntry("objects", "found 217, bytes 47.1 MB");
    }

    @Test
    void anAnswerThatDoesNotSayConsistentIsNot() {
        assertThat(verification("{}").consistent()).isFalse();
    }

    @Test
    void keepsEveryDisagreement() {
        assertThat(verification("{\"consistent\": false, \"disagreements\": [\"one\", {\"media\": 7}]}")
                        .disagreements())
                .containsExactly("one", "{\"media\":7}");
    }

    private static Verification verification(String answer) {
        return Verification.of("spacex", new JsonMapper().readTree(answer));
    }
}
