package io.creatorfleet.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Links that have ended, and new ones to what is there, on real processes. An account of one page is walked. */
class LinksIT {

    @RegisterExtension
    static final TestFleet fleet = TestFleet.SHARED;

    private final Creators creators = new Creators(fleet.gateway());

    @BeforeEach
    void count() {
        fleet.simulator().delete("/control/state");
    }

    @AfterEach
    void heal() {
        fleet.simulator().delete("/control/faults");
    }

    /** All links of the second walk are new, and would not be honoured. */
    @Test
    void fetchesNothingAgainThatIsStored() {
        String name = "smallaccount.again";
        creators.awaitSuccess(creators.addAll(List.of(name)));
        long stored = media(name, "m.state = 'STORED'");
        long calls = calls(name);
        count();
        expire(name, 1000);

        creators.awaitSuccess(creators.addAll(List.of(name)));

        JsonNode state = state();
        assertThat(state.path("faults").path(0).path("hits").asLong()).isGreaterThanOrEqualTo(stored);
        assertThat(state.path("calls").toString()).contains("graph 200").doesNotContain("cdn");
        assertThat(calls(name)).isEqualTo(calls);
        assertThat(media(name, "m.state = 'STORED'")).isEqualTo(stored);
    }

    @Test
    void callsThePlatformOnceForAllExpiredLinksOfAPage() {
        creators.awaitSuccess(creators.addAll(List.of("smallaccount.fresh")));
        String name = "smallaccount.expired";
        expire(name, 8);

        creators.awaitSuccess(creators.addAll(List.of(name)));

        assertThat(state().path("faults").path(0).path("hits").asLong()).isEqualTo(8);
        // One of them is the picture's, which the profile renews.
        assertThat(calls(name)).isEqualTo(calls("smallaccount.fresh") + 2);
        assertThat(media(name, "m.resolutions > 0")).isBetween(2L, 8L);
        assertThat(media(name, "m.resolutions > 1 OR m.state <> 'STORED'")).isZero();
    }

    private void expire(String name, int times) {
        fleet.simulator()
                .post(
                        "/control/faults",
                        "{\"fault\": \"CDN_EXPIRED\", \"target\": \"%s\", \"times\": %d}".formatted(name, times));
    }

    private JsonNode state() {
        return fleet.simulator().get("/control/state").body();
    }

    /** How often the platform was asked about the account. */
    private long calls(String name) {
        return state().path("creators").path(name).asLong();
    }

    private long media(String name, String condition) {
        return fleet.query(
                "SELECT count(*) FROM media m JOIN creator c ON c.id = m.creator_id WHERE c.username = '%s' AND (%s)"
                        .formatted(name, condition));
    }
}
