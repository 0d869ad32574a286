package io.creatorfleet.gateway.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PreferenceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"wait=5|5", "respond-async, wait=7|7", "WAIT = \"9\"; x=1|9", "wait=0|0", "wait=3600|60"})
    void readsHowLongAClientWouldWait(String header, int seconds) {
        assertThat(Preference.of(List.of(header))).contains(new Preference(Duration.ofSeconds(seconds)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "await=5", "wait=", "wait=x", "wait=-1", "wait=99999999999"})
    void ignoresWhatItDoesNotUnderstand(String header) {
        assertThat(Preference.of(List.of(header))).isEmpty();
    }

    @Test
    void readsAllHeadersOfARequest() {
        assertThat(Preference.of(List.of("return=minimal", "wait=3"))).isPresent();
        assertThat(Preference.of(null)).isEmpty();
    }
}
