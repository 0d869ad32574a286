package io.creatorfleet.platform;

import static io.creatorfleet.platform.BudgetFixture.BURST;
import static io.creatorfleet.platform.BudgetFixture.CREDENTIAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CallsIT {

    @RegisterExtension
    static final BudgetFixture us = new BudgetFixture();

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final Calls calls = new Calls(us.budget, new CallStore(us.jdbc), meters, Tracer.NOOP);

    @Test
    void countsAnAnswerByWhatItAmountsTo() throws PlatformException {
        assertThat(calls.make(PlatformId.INSTAGRAM, CREDENTIAL, () -> 7, answer -> "seven"))
                .isEqualTo(7);
        assertThat(made("seven")).isEqualTo(1);
        assertThat(row()).containsEntry("calls", 1L).containsEntry("failed", 0L);
    }

    @Test
    void countsACallWithoutAnAnswerAsFailedAndKeepsItsMessage() {
        assertThatThrownBy(() -> make(new PlatformException.Malformed("half a document", null)))
                .hasMessage("half a document");
        assertThat(made("malformed")).isEqualTo(1);
        assertThat(row())
                .containsEntry("calls", 1L)
                .containsEntry("failed", 1L)
                .containsEntry("last_failure", "half a document");
    }

    @Test
    void takesThatNobodyHasTheNameForAnAnswer() {
        assertThatThrownBy(() -> make(new PlatformException.NotFound("nobody"))).hasMessage("nobody");
        assertThat(made("not_found")).isEqualTo(1);
        assertThat(row()).containsEntry("failed", 0L);
    }

    @Test
    void makesNoCallWithoutAToken() throws PlatformException {
        us.take(BURST);
        assertThatThrownBy(() -> make(new PlatformException.NotFound("it was called")))
                .isInstanceOf(PlatformException.RateLimited.class);
        assertThat(row()).containsEntry("calls", (long) BURST).containsEntry("failed", 0L);
    }

    @Test
    void keepsWhatThePlatformSaysOfItsOwnCount() throws PlatformException {
        us.take(1);
        calls.told(CREDENTIAL, 3, 997, Duration.ofMinutes(5));
        assertThat(us.jdbc.sql("""
                SELECT extract(epoch FROM told_reset_at - told_at)::float8 FROM budget
                 WHERE told_used = 3 AND told_remaining = 997
                """).query(Double.class).single()).isCloseTo(300, within(1.0));
    }

    private void make(PlatformException failure) throws PlatformException {
        calls.make(
                PlatformId.INSTAGRAM,
                CREDENTIAL,
                () -> {
                    throw failure;
                },
                answer -> "never");
    }

    private long made(String outcome) {
        return meters.get("fleet.platform.calls")
                .tag("outcome", outcome)
                .timer()
                .count();
    }

    private static Map<String, @Nullable Object> row() {
        return us.jdbc.sql("SELECT * FROM call_count").query().singleRow();
    }
}
