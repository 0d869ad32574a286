package io.creatorfleet.content.analytics;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.content.Held;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Creators whose profile was last read some days ago. */
class GrowthIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private static Held held;

    private final Instant now = Instant.now();
    private long creator;

    @BeforeAll
    static void migrate() {
        held = Held.in(services.database());
    }

    @BeforeEach
    void creator() {
        creator = held.creator(1000L, null);
    }

    @Test
    void comparesNoFigureWithItself() {
        read(70, 1000L);

        assertThat(compute())
                .containsEntry("follower_growth_24h", null)
                .containsEntry("follower_growth_24h_rate", null)
                .containsEntry("growth_n", 0);
    }

    @Test
    void countsBackFromWhenTheFollowersWereRead() {
        read(70, 1000L);
        read(70 + 23, 950L);
        read(70 + 24, 800L);
        read(70 + 7 * 24, 500L);

        assertThat(compute())
                .containsEntry("follower_growth_24h", 200L)
                .containsEntry("follower_growth_24h_rate", new BigDecimal("0.250000"))
                .containsEntry("growth_n", 1)
                .containsEntry("follower_growth_7d", 500L)
                .containsEntry("follower_growth_30d", null);
    }

    /** What is unknown leaves the figure of the creator as it was. */
    @Test
    void takesAProfileThatSaidNothingOfFollowersForNoReadingOfThem() {
        read(1, null);
        read(70, 1000L);
        read(100, 800L);

        assertThat(compute()).containsEntry("follower_growth_24h", 200L);
    }

    private void read(int hoursAgo, @Nullable Long followers) {
        held.jdbc()
                .sql("INSERT INTO follower_snapshot (creator_id, taken_at, followers)"
                        + " VALUES (:creator, :taken, :followers)")
                .param("creator", creator)
                .param("taken", Timestamp.from(now.minus(Duration.ofHours(hoursAgo))))
                .param("followers", followers)
                .update();
    }

    private Map<String, @Nullable Object> compute() {
        new AnalyticsStore(held.jdbc(), new AnalyticsProperties(50_000, 5, ZoneId.of("UTC"))).compute(creator, null);
        return held.jdbc()
                .sql("SELECT *, (n ->> 'follower_growth_24h')::integer AS growth_n FROM analytics WHERE creator_id = ?")
                .param(creator)
                .query()
                .singleRow();
    }
}
