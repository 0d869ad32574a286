package io.creatorfleet.platform.instagram.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.platform.instagram.graph.GraphError.Meaning;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphErrorTest {

    @ParameterizedTest
    @CsvSource({
        "ig-err-app-throttled-403,          THROTTLED",
        "ig-err-buc-throttled-400,          THROTTLED",
        "ig-err-nonexisting-field-400,      UNKNOWN_FIELD",
        "ig-err-object-missing-400,         DENIED",
        "ig-err-permission-400,             DENIED",
        "ig-err-reduce-data-code1-500,      TOO_MUCH",
        "ig-err-token-expired-400,          DENIED",
        "ig-err-transient-code2-500,        PASSING",
        "ig-err-unsupported-field-400,      UNKNOWN_FIELD",
        "ig-err-user-not-found-400,         NOT_FOUND",
        "ig-err-user-throttled-400,         THROTTLED",
    })
    void understandsTheSample(String sample, Meaning meaning) {
        assertThat(error(Samples.text(sample)).meaning()).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource({
        "110,2207013,NOT_FOUND",
        "803,0,NOT_FOUND",
        "190,0,DENIED",
        "190,467,DENIED",
        "102,0,DENIED",
        "2500,0,DENIED",
        "368,0,DENIED",
        "10,0,DENIED",
        "200,0,DENIED",
        "299,0,DENIED",
        "100,33,DENIED",
        "4,1349210,THROTTLED",
        "17,0,THROTTLED",
        "32,0,THROTTLED",
        "341,0,THROTTLED",
        "613,0,THROTTLED",
        "80002,0,THROTTLED",
        "613,1996,THROTTLED_BURST",
        "1,99,PASSING",
        "2,0,PASSING",
        "100,0,UNKNOWN",
        "199,0,UNKNOWN",
        "300,0,UNKNOWN",
        "24,2207024,UNKNOWN",
        "0,0,UNKNOWN",
    })
    void tellsErrorsApartByCodeAndSubcode(int code, int subcode, Meaning meaning) {
        assertThat(new GraphError(code, subcode, false, "whatever").meaning()).isEqualTo(meaning);
    }

    @Test
    void believesThatAnUnknownErrorPassesWhenThePlatformSaysSo() {
        assertThat(new GraphError(9999, 0, true, "").meaning()).isEqualTo(Meaning.PASSING);
    }

    @Test
    void findsNoErrorInAnAnswerWithoutOne() {
        assertThat(GraphError.in(Samples.document("ig-02-next-page"))).isNull();
    }

    @Test
    void findsAnErrorBesideData() {
        assertThat(error("{\"id\":\"1\",\"error\":{\"code\":2}}").code()).isEqualTo(2);
    }

    @Test
    void readsAnErrorWithoutAnyOfItsFields() {
        assertThat(error("{\"error\":{}}")).isEqualTo(new GraphError(0, 0, false, ""));
    }

    @Test
    void namesCodeSubcodeAndMessage() {
        assertThat(error(Samples.text("ig-err-user-not-found-400")).text())
                .isEqualTo("error 110/2207013, \"Invalid user id\"");
    }

    @Test
    void quotesNeitherATokenNorASignedLink() {
        String token = "EAAB" + "x1Y2z3".repeat(20);
        String text = error("{\"error\":{\"code\":190,\"message\":\"Malformed access token " + token
                        + " for https://cdn.example/a.jpg?oh=00_secret&oe=690A1234 given\"}}")
                .text();
        assertThat(text).isEqualTo("error 190, \"Malformed access token … for https://cdn.example/a.jpg?… given\"");
    }

    @Test
    void boundsTheMessageInLength() {
        assertThat(new GraphError(1, 0, false, "").text()).hasSizeLessThan(60);
        assertThat(error("{\"error\":{\"message\":\"" + "word ".repeat(1000) + "\"}}")
                        .text())
                .hasSizeLessThan(400);
    }

    private static GraphError error(String body) {
        return Objects.requireNonNull(GraphError.in(Samples.parse(body)));
    }
}
