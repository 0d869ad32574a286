package io.creatorfleet.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.creatorfleet.platform.PlatformException.RateLimited;
import java.time.Duration;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The budget of a test class, unused before each test. */
final class BudgetFixture extends MigratedDatabase implements BeforeEachCallback {

    // A bucket of BURST, and a token every 18.6 s: none comes back while a test runs.
    static final Credential CREDENTIAL = new Credential("us", "instagram", 200, Duration.ofHours(1));

    static final int BURST = 6;

    final JdbcClient jdbc = jdbc();
    final Budget budget = new Budget(jdbc);

    @Override
    public void beforeEach(ExtensionContext context) {
        jdbc.sql("TRUNCATE budget, call_count, pause").update();
    }

    void take(int calls) throws PlatformException {
        for (int call = 0; call < calls; call++) {
            budget.take(CREDENTIAL);
        }
    }

    boolean tryTake(Credential credential) {
        try {
            budget.take(credential);
            return true;
        } catch (PlatformException none) {
            assertThat(none).isInstanceOf(RateLimited.class);
            return false;
        }
    }

    RateLimited refused() {
        return catchThrowableOfType(RateLimited.class, () -> budget.take(CREDENTIAL));
    }

    long used() {
        return jdbc.sql("SELECT sum(used) FROM budget").query(Long.class).single();
    }
}
