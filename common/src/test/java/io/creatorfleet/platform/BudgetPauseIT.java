package io.creatorfleet.platform;

import static io.creatorfleet.platform.BudgetFixture.BURST;
import static io.creatorfleet.platform.BudgetFixture.CREDENTIAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.creatorfleet.platform.PlatformException.Denied;
import io.creatorfleet.platform.PlatformException.RateLimited;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What holds the budget back besides its tokens. */
class BudgetPauseIT {

    @RegisterExtension
    static final BudgetFixture us = new BudgetFixture();

    @Test
    void letsNothingThroughWhileTheUpstreamIsPaused() throws PlatformException {
        us.take(1);
        us.budget.pause("instagram", Duration.ofMinutes(30), "told so");
        RateLimited refused = us.refused();
        assertThat(refused.waitFor()).isBetween(Duration.ofMinutes(29), Duration.ofMinutes(30));
        assertThat(refused)
                .isNotInstanceOf(PlatformException.BudgetUsedUp.class)
                .hasMessageMatching("instagram is paused for another 1[78]\\d\\d s: told so");
        assertThat(us.used()).isEqualTo(1);
    }

    @Test
    void letsThroughAgainWhenThePauseIsOver() throws PlatformException {
        us.budget.pause("instagram", Duration.ofMillis(300), "told so");
        us.refused();
        await().atMost(Duration.ofSeconds(10)).until(() -> us.tryTake(CREDENTIAL));
    }

    @Test
    void refusesUntilItIsResumedOnceTheUpstreamIsClosed() throws PlatformException {
        us.budget.close("instagram", "the token is no good");
        assertThatThrownBy(() -> us.budget.take(CREDENTIAL))
                .isInstanceOf(Denied.class)
                .hasMessage("instagram is paused until it is resumed: the token is no good");
        us.jdbc.sql("DELETE FROM pause").update();
        us.budget.take(CREDENTIAL);
    }

    @Test
    void heedsAnOperatorsPause() {
        us.jdbc
                .sql(
                        "INSERT INTO pause (scope, name, source, reason) VALUES ('UPSTREAM', 'instagram', 'OPERATOR', 'holiday')")
                .update();
        assertThatThrownBy(() -> us.budget.take(CREDENTIAL))
                .isInstanceOf(Denied.class)
                .hasMessageContaining("holiday");
    }

    @Test
    void heedsNoPauseOfAnotherUpstreamOrKind() throws PlatformException {
        us.budget.close("reddit", "elsewhere");
        us.jdbc
                .sql(
                        "INSERT INTO pause (scope, name, source, reason) VALUES ('KIND', 'instagram', 'OPERATOR', 'elsewhere')")
                .update();
        us.budget.take(CREDENTIAL);
    }

    @Test
    void neverShortensAPause() {
        us.budget.close("instagram", "the token is no good");
        us.budget.pause("instagram", Duration.ofMinutes(1), "told so");
        assertThatThrownBy(() -> us.budget.take(CREDENTIAL)).isInstanceOf(Denied.class);
    }

    @Test
    void slowsDownWithThePlatformsOwnFigure() throws PlatformException {
        us.take(BURST);
        us.budget.report(CREDENTIAL, 0.8);
        assertThat(us.refused().waitFor()).isCloseTo(Duration.ofSeconds(37), Duration.ofSeconds(2));
        us.budget.report(CREDENTIAL, 0.3);
        assertThat(us.refused().waitFor()).isCloseTo(Duration.ofSeconds(18), Duration.ofSeconds(2));
    }

    @Test
    void forgetsAFigureThatIsOlderThanTheWindow() throws PlatformException {
        us.take(BURST);
        us.budget.report(CREDENTIAL, 0.8);
        us.jdbc
                .sql("UPDATE budget SET usage_at = usage_at - interval '61 minutes'")
                .update();
        assertThat(us.refused().waitFor()).isCloseTo(Duration.ofSeconds(18), Duration.ofSeconds(2));
    }

    @Test
    void stopsBeforeThePlatformDoes() throws PlatformException {
        us.take(1);
        us.budget.report(CREDENTIAL, 0.96);
        RateLimited refused = us.refused();
        assertThat(refused).hasMessageEndingWith("the platform says that 96 % of the limit of us is used");
        assertThat(refused.waitFor().toSeconds() / 3600.0).isCloseTo(1 - 0.7 / 0.96, within(0.01));
    }
}
