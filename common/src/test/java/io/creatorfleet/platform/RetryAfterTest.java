package io.creatorfleet.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0                             | PT0S
                    120                           | PT2M
                    ' 7 '                         | PT7S
                    Sun, 29 Nov 2026 10:00:30 GMT | PT30S
                    Mon, 30 Nov 2026 10:00:00 GMT | PT24H
                    """)
    void readsSecondsAndDates(String header, Duration wait) {
        assertThat(RetryAfter.of(header, NOW)).isEqualTo(wait);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "soon", "-1", "1.5", "99999999999", "2026-11-29T11:00:00Z", "Sun, 29 Nov 2026 09:59:59 GMT"})
    void takesWhatIsNoWaitForNone(@Nullable String header) {
        assertThat(RetryAfter.of(header, NOW)).isNull();
    }
}
