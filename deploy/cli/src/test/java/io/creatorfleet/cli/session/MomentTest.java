package io.creatorfleet.cli.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.TypeConversionException;

class MomentTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2h, 2026-01-31T10:00:00Z",
        "3d, 2026-01-28T12:00:00Z",
        "90M, 2026-01-31T10:30:00Z",
        "2026-01-30, 2026-01-30T00:00:00Z",
        "2026-01-30T01:02:03Z, 2026-01-30T01:02:03Z"
    })
    void aTimeIsGivenAsPeopleDo(String given, Instant meant) {
        assertThat(Moment.of(given, NOW).instant()).isEqualTo(meant);
    }

    @Test
    void whatIsNoTimeIsRefusedWithOneThatIs() {
        assertThatThrownBy(() -> Moment.of("yesterday", NOW))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("yesterday")
                .hasMessageContaining("2h or 3d");
        assertThatThrownBy(() -> Moment.span("soon")).hasMessageContaining("soon");
    }

    @Test
    void aSpanIsGivenAsPeopleDo() {
        assertThat(Moment.span("15m")).isEqualTo(Duration.ofMinutes(15));
        assertThat(Moment.span("1d")).isEqualTo(Duration.ofDays(1));
    }
}
