package io.creatorfleet.gateway.scrapers;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.gateway.Client;
import io.creatorfleet.gateway.GatewayTest;
import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

@GatewayTest
final class CallReportIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private final JdbcClient jdbc;
    private final Client client;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        services.properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    CallReportIT(@Autowired JdbcClient jdbc, @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.client = new Client(port);
    }

    @BeforeEach
    void clear() {
        jdbc.sql("DELETE FROM call_count; DELETE FROM budget").update();
    }

    @Test
    void knowsNoRateWithoutCalls() {
        JsonNode rate = client.get("/api/reddit/scraper/success-rate").json();

        assertThat(rate.get("calls_today").asLong()).isZero();
        assertThat(rate.get("success_rate").isNull()).isTrue();
        assertThat(rate.get("days")).isEmpty();
    }

    @Test
    void countsTheAnsweredCallsOfAllCredentials() {
        calls("instagram-graph-1", 0, 150, 3);
        calls("instagram-looter", 0, 50, 1);
        calls("instagram-graph-1", 1, 10, 10);

        JsonNode rate = client.get("/api/instagram/scraper/success-rate").json();

        assertThat(rate.get("calls_today").asLong()).isEqualTo(200);
        assertThat(rate.get("failed_today").asLong()).isEqualTo(4);
        assertThat(rate.get("success_rate").decimalValue()).isEqualByComparingTo("0.98");
        assertThat(rate.at("/days/1/success_rate").decimalValue()).isEqualByComparingTo(BigDecimal.ZERO);
    }

    @Test
    void chargesOnlyTheSourceThatCosts() {
        calls("instagram-graph-1", 0, 1000, 0);
        calls("instagram-looter", 0, 2000, 0);
        calls("instagram-looter", 1, 10_000, 0);
        calls("instagram-looter", 2, 30_000, 0);

        JsonNode cost = client.get("/api/instagram/scraper/cost-metrics").json();

        assertThat(cost.get("calls_today").asLong()).isEqualTo(3000);
        assertThat(cost.get("cost_today").decimalValue()).isEqualByComparingTo("0.6");
        // The mean of the two whole days is 6 dollars.
        assertThat(cost.get("projected_month").decimalValue()).isEqualByComparingTo("180");
        assertThat(cost.at("/sources/0/price_per_call").decimalValue()).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(cost.at("/sources/1/cost_today").decimalValue()).isEqualByComparingTo("0.6");
    }

    @Test
    void saysWhatRedditSaidLast() {
        assertThat(client.get("/api/reddit/scraper/reddit-api-stats")
                        .json()
                        .get("used")
                        .isNull())
                .isTrue();
        jdbc.sql("""
                INSERT INTO budget (credential, upstream, capacity, per_second, tokens, told_used, told_remaining, told_at,
                                    told_reset_at)
                VALUES ('reddit-app', 'reddit', 50, 0, 12, 3, 997, clock_timestamp(), clock_timestamp() + INTERVAL '5 min')
                """).update();

        JsonNode stats = client.get("/api/reddit/scraper/reddit-api-stats").json();

        assertThat(stats.get("used").asDouble()).isEqualTo(3);
        assertThat(stats.get("remaining").asDouble()).isEqualTo(997);
        assertThat(stats.get("reset_seconds").asLong()).isBetween(240L, 300L);
        assertThat(stats.get("tokens_left").asDouble()).isEqualTo(12);
    }

    private void calls(String credential, int daysAgo, long calls, long failed) {
        jdbc.sql("""
                INSERT INTO call_count (credential, day, upstream, calls, failed)
                VALUES (:credential, (clock_timestamp() AT TIME ZONE 'UTC')::date - :days, 'instagram', :calls, :failed)
                """)
                .param("credential", credential)
                .param("days", daysAgo)
                .param("calls", calls)
                .param("failed", failed)
                .update();
    }
}
