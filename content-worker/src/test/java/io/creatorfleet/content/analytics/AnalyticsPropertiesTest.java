package io.creatorfleet.content.analytics;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class AnalyticsPropertiesTest {

    @Test
    void takesZonesByTheirNames() {
        assertThatNoException().isThrownBy(() -> new AnalyticsProperties(1, 1, ZoneId.of("Asia/Kathmandu")));
    }

    /** PostgreSQL takes such a name too, and for the reverse. */
    @Test
    void refusesOffsets() {
        for (String offset : new String[] {"UTC+2", "+02:00"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new AnalyticsProperties(1, 1, ZoneId.of(offset)))
                    .withMessageContaining("fleet.analytics.zone must be the name of a time zone")
                    .withMessageContaining("+02:00");
        }
    }
}
