package io.creatorfleet.platform;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.platform.PlatformException.RateLimited;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Time is moved by moving the bucket's own: the statements only ever look at the distance to it. */
class BudgetIT {

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
    void letsThroughABurstOfFivePercentAndThenNamesTheWait() throws PlatformException {
        take(10);
        assertThat(refused().waitFor()).isBetween(Duration.ofSeconds(17), Duration.ofSeconds(19));
        assertThat(refused())
                .hasMessageMatching("The budget of us is used up \\(200 calls in 3600 s\\); "
                        + "the next call may be made in 1[89] s");
        assertThat(used()).isEqualTo(10);
    }

    @Test
    void givesATokenBackAfterTheWaitItNamed() throws PlatformException {
        take(10);
        pass(refused().waitFor());
        take(1);
        assertThat(refused().waitFor()).isPositive();
    }

    @Test
    void refillsByItself() throws PlatformException {
        Credential quick = new Credential("quick", "instagram", 40, Duration.ofSeconds(2));
        budget.take(quick);
        budget.take(quick);
        await().atMost(Duration.ofSeconds(10)).until(() -> tryTake(quick));
    }

    @Test
    void neverHoldsMoreThanItsCapacity() throws PlatformException {
        take(1);
        pass(Duration.ofDays(30));
        take(10);
        refused();
    }

    @Test
    void neverGivesOutMoreThanItHoldsToManyAtOnce() throws Exception {
        List<Callable<Boolean>> takers = IntStream.range(0, 200)
                .<Callable<Boolean>>mapToObj(number -> () -> tryTake(CREDENTIAL))
                .toList();
        long taken = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (Future<Boolean> attempt : threads.invokeAll(takers)) {
                taken += attempt.get() ? 1 : 0;
            }
        }
        assertThat(taken).isEqualTo(10);
        assertThat(used()).isEqualTo(10);
    }

    @Test
    void neverExceedsTheLimitInAnyWindowAndLeavesFivePercentUnusedAtMost() {
        long now = 0;
        List<Long> taken = new ArrayList<>();
        long end = CREDENTIAL.window().toSeconds() * 4;
        for (; now < end; now += 7) {
            while (tryTake(CREDENTIAL)) {
                taken.add(now);
            }
            pass(Duration.ofSeconds(7));
        }
        for (int first = 0; first < taken.size(); first++) {
            long from = taken.get(first);
            long inWindow = taken.stream()
                    .filter(at -> at >= from && at < from + CREDENTIAL.window().toSeconds())
                    .count();
            assertThat(inWindow).isLessThanOrEqualTo(CREDENTIAL.calls());
        }
        assertThat(taken).hasSizeGreaterThanOrEqualTo((int) (4 * CREDENTIAL.calls() * 0.95));
    }

    @Test
    void refillsNothingWhileTheClockRunsBackwards() throws PlatformException {
        take(10);
        pass(Duration.ofHours(-2));
        refused();
        pass(Duration.ofHours(1));
        refused();
    }

    @Test
    void followsAChangedLimit() throws PlatformException {
        take(10);
        Credential raised = new Credential("us", "instagram", 2000, Duration.ofHours(1));
        assertThat(tryTake(raised)).isFalse();
        assertThat(jdbc.sql("SELECT capacity FROM budget").query(Double.class).single())
                .isEqualTo(100);
        pass(Duration.ofSeconds(2));
        assertThat(tryTake(raised)).isTrue();
    }

    @Test
    void keepsTheTokensOfTwoCredentialsApart() throws PlatformException {
        take(10);
        assertThat(tryTake(new Credential("others", "instagram", 200, Duration.ofHours(1))))
                .isTrue();
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

    private static void pass(Duration time) {
        jdbc.sql("UPDATE budget SET filled_at = filled_at - :time::interval")
                .param("time", time.toString())
                .update();
    }

    private static long used() {
        return jdbc.sql("SELECT sum(used) FROM budget").query(Long.class).single();
    }
}
