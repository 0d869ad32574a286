package io.creatorfleet.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.local.chaos.account.Account;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A thousand files from a CDN that spoils one request in five, in every way the simulator knows. */
class FailingCdnIT {

    @RegisterExtension
    static final TestFleet fleet = TestFleet.SHARED;

    private static final List<String> FAULTS = List.of(
            "\"CDN_ERROR\", \"probability\": 0.03",
            "\"CDN_HTML\", \"probability\": 0.02",
            "\"CDN_CUT\", \"probability\": 0.04, \"bytes\": 2000",
            "\"CDN_HANG\", \"probability\": 0.01, \"bytes\": 1000, \"delay\": \"PT2S\"",
            "\"CDN_WRONG_LENGTH\", \"probability\": 0.03, \"bytes\": 100",
            "\"CDN_SHORTENED\", \"probability\": 0.03, \"bytes\": 500",
            "\"CDN_SLOW\", \"probability\": 0.02, \"delay\": \"PT1S\"",
            "\"CDN_EXPIRED\", \"probability\": 0.02",
            // These spoil nothing by themselves, but what is done about the others.
            "\"CDN_REDIRECT\", \"probability\": 0.05",
            "\"CDN_CHUNKED\", \"probability\": 0.05",
            "\"CDN_WITHOUT_RANGES\", \"probability\": 0.1");

    private final Creators creators = new Creators(fleet.gateway());

    @AfterEach
    void heal() {
        fleet.simulator().delete("/control/faults").expectSuccess();
    }

    @Test
    void isCopiedWholeAndHardlyFetchedTwice() {
        List<String> names = Creators.names("failingcdn", 4);
        fleet.simulator().delete("/control/state").expectSuccess();
        FAULTS.forEach(fault -> fleet.simulator()
                .post("/control/faults", "{\"fault\": %s}".formatted(fault))
                .expectSuccess());

        creators.awaitSuccess(creators.addAll(names));

        heal();
        Account account = fleet.account(names);
        assertThat(account.balances()).as("%s", account.lines()).isTrue();
        String held = " FROM media m JOIN creator c ON c.id = m.creator_id WHERE c.username LIKE 'failingcdn.%'";
        assertThat(fleet.query("SELECT count(*) FILTER (WHERE m.state = 'STORED')" + held))
                .isGreaterThan(1000);
        long fetched = fleet.simulator()
                .get("/control/state")
                .body()
                .path("bytesServed")
                .asLong();
        assertThat((double) fetched / fleet.query("SELECT sum(m.size)" + held))
                .as("bytes fetched for each byte stored")
                .isBetween(1.0, 1.3);
    }
}
