package io.creatorfleet.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Instagram through the third party alone, from the request to the stored objects, on real processes. */
class LooterIT {

    private static final Map<String, String> SETTINGS = Map.of(
            "FLEET_INSTAGRAM_SOURCES", "looter",
            "SIMULATOR_IMAGESIZE_MIN", "2KB",
            "SIMULATOR_IMAGESIZE_MAX", "6KB",
            "SIMULATOR_VIDEOSIZE_MIN", "5KB",
            "SIMULATOR_VIDEOSIZE_MAX", "30KB",
            "SIMULATOR_CONDITIONS_ACCOUNTSUNTIL", "2026-01-01T00:00:00Z");

    @Test
    void takesACreatorInAndSaysWhatItCost() {
        try (OwnFleet fleet = OwnFleet.in(Path.of("..", ".."), Path.of("target", "looter"), SETTINGS)) {
            fleet.up(part -> {});
            JsonClient gateway = new JsonClient(fleet.gateway(), Duration.ofMinutes(1));
            Creators creators = new Creators(gateway);

            JsonNode job = creators.awaitEnd(creators.add("paidfor"));

            assertThat(job.path("state").asString()).as("%s", job).isEqualTo("succeeded");
            assertThat(job.at("/stages/content/reels/held").asInt()).isEqualTo(90);
            assertThat(job.at("/stages/content/posts/held").asInt()).isEqualTo(30);
            assertThat(creators.verify("paidfor").path("consistent").asBoolean())
                    .isTrue();
            JsonNode cost = gateway.get("/api/instagram/scraper/cost-metrics")
                    .expectSuccess()
                    .body();
            assertThat(cost.path("calls_today").asLong()).isGreaterThan(10);
            assertThat(cost.path("cost_today").decimalValue())
                    .isEqualByComparingTo(new BigDecimal("0.0003")
                            .multiply(cost.path("calls_today").decimalValue()));
        }
    }
}
