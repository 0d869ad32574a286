package io.creatorfleet.platform;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.platform.PlatformException.Denied;
import io.creatorfleet.platform.PlatformException.RateLimited;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What holds the budget back besides its tokens. */
class BudgetPauseIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    // A bucket of 10, and a token every 18.9 s: none comes back while a test runs.
    private static final Credential CREDENTIAL = new Credential("us", "instagram", 200, Duration.ofHours(1));

    private static JdbcClient jdbc;
    private static Budget budget;

    @BeforeAll
    static void createTables() {
        jdbc = LedgerDatabase.in(services.database());
        budget = new Budget(jdbc);
    }

    @BeforeEach
    void empty() {
        jdbc.sql("TRUNCATE budget, pause").update();
    }

    @Test
    void letsNothingThroughWhileTheUpstreamIsPaused() throws PlatformException {
        take(1);
        budget.pause("instagram", Duration.ofMinutes(30), "told so");
        RateLimited refused = refused();
        assertThat(refused.waitFor()).isBetween(Duration.ofMinutes(29), Duration.ofMinutes(30));
        assertThat(refused).hasMessageMatching("instagram is paused for another 1[78]\\d\\d s: told so");
        assertThat(used()).isEqualTo(1);
    }

    @Test
    void letsThroughAgainWhenThePauseIsOver() throws PlatformException {
        budget.pause("instagram", Duration.ofMillis(300), "told so");
        refused();
        await().atMost(Duration.ofSeconds(10)).until(() -> tryTake(CREDENTIAL));
    }

    @Test
    void refusesUntilItIsResumedOnceTheUpstreamIsClosed() throws PlatformException {
        budget.close("instagram", "the token is no good");
        assertThatThrownBy(() -> budget.take(CREDENTIAL))
                .isInstanceOf(Denied.class)
                .hasMessage("instagram is paused until it is resumed: the token is no good");
        jdbc.sql("DELETE FROM pause").update();
        budget.take(CREDENTIAL);
    }

    @Test
    void heedsAnOperatorsPause() {
        jdbc.sql(
                        "INSERT INTO pause (scope, name, source, reason) VALUES ('UPSTREAM', 'instagram', 'OPERATOR', 'holiday')")
                .update();
        assertThatThrownBy(() -> budget.take(CREDENTIAL))
                .isInstanceOf(Denied.class)
                .hasMessageContaining("holiday");
    }

    @Test
    void heedsNoPauseOfAnotherUpstreamOrKind() throws PlatformException {
        budget.close("reddit", "elsewhere");
        jdbc.sql(
                        "INSERT INTO pause (scope, name, source, reason) VALUES ('KIND', 'instagram', 'OPERATOR', 'elsewhere')")
                .update();
        budget.take(CREDENTIAL);
    }

    @Test
    void neverShortensAPause() {
        budget.close("instagram", "the token is no good");
        budget.pause("instagram", Duration.ofMinutes(1), "told so");
        assertThatThrownBy(() -> budget.take(CREDENTIAL)).isInstanceOf(Denied.class);
    }

    @Test
    void slowsDownWithThePlatformsOwnFigure() throws PlatformException {
        take(10);
        budget.report(CREDENTIAL, 0.8);
        assertThat(refused().waitFor()).isCloseTo(Duration.ofSeconds(38), Duration.ofSeconds(2));
        budget.report(CREDENTIAL, 0.3);
        assertThat(refused().waitFor()).isCloseTo(Duration.ofSeconds(19), Duration.ofSeconds(2));
    }

    @Test
    void forgetsAFigureThatIsOlderThanTheWindow() throws PlatformException {
        take(10);
        budget.report(CREDENTIAL, 0.8);
        jdbc.sql("UPDATE budget SET usage_at = usage_at - interval '61 minutes'")
                .update();
        assertThat(refused().waitFor()).isCloseTo(Duration.ofSeconds(19), Duration.ofSeconds(2));
    }

    @Test
    void stopsBeforeThePlatformDoes() throws PlatformException {
        take(1);
        budget.report(CREDENTIAL, 0.96);
        RateLimited refused = refused();
        assertThat(refused).hasMessageEndingWith("the platform says that 96 % of the limit of us is used");
        assertThat(refused.waitFor().toSeconds() / 3600.0).isCloseTo(1 - 0.7 / 0.96, within(0.01));
    }

    private void take(int calls) throws PlatformException {
        for (int call = 0; call < calls; call++) {
            budget.take(CREDENTIAL);
        }
    }

    private boolean tryTake(Credential credential) {
        try {
            budget.take(credential);
            return true;
        } catch (PlatformException none) {
            assertThat(none).isInstanceOf(RateLimited.class);
            return false;
        }
    }

    private RateLimited refused() {
        return catchThrowableOfType(RateLimited.class, () -> budget.take(CREDENTIAL));
    }

    private static long used() {
        return jdbc.sql("SELECT sum(used) FROM budget").query(Long.class).single();
    }
}
