package io.creatorfleet.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {

    @ParameterizedTest
    @CsvSource({"0,0 B", "999,999 B", "1000,1.0 kB", "1234567,1.2 MB", "5210000000,5.21 GB"})
    void bytesAreInPowersOfTen(double bytes, String text) {
        assertThat(Quantity.bytes(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0,0 s", "59,59 s", "60,1 min", "61,1 min 1 s", "3600,1 h", "7380,2 h 3 min", "90000,1 d 1 h"})
    void durationsHaveTheirTwoGreatestUnits(long seconds, String text) {
        assertThat(Quantity.duration(Duration.ofSeconds(seconds))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0,0 tasks", "1,1 task", "2,2 tasks"})
    void oneIsNotMany(long number, String text) {
        assertThat(Quantity.of(number, "task")).isEqualTo(text);
    }

    @Test
    void aClockThatIsBehindTellsOfNoFuture() {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        assertThat(Quantity.ago(now.plusSeconds(5), now)).isEqualTo("0 s ago");
    }

    @Test
    void whatIsUnknownIsNotZero() {
        assertThat(Quantity.count(null)).isEqualTo("-");
        assertThat(Quantity.percent(null)).isEqualTo("-");
        assertThat(Quantity.count(1234567L)).isEqualTo("1,234,567");
        assertThat(Quantity.percent(0.0288)).isEqualTo("2.88 %");
    }
}
