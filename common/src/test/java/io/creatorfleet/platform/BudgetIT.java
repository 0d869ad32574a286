package io.creatorfleet.platform;

import static io.creatorfleet.platform.BudgetFixture.BURST;
import static io.creatorfleet.platform.BudgetFixture.CREDENTIAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Time is moved by moving the bucket's own: the statements only ever look at the distance to it. */
class BudgetIT {

    @RegisterExtension
    static final BudgetFixture us = new BudgetFixture();

    @Test
    void letsThroughABurstOfThreePercentAndThenNamesTheWait() throws PlatformException {
        us.take(BURST);
        assertThat(us.refused().waitFor()).isBetween(Duration.ofSeconds(17), Duration.ofSeconds(19));
        assertThat(us.refused())
                .isInstanceOf(PlatformException.BudgetUsedUp.class)
                .hasMessageMatching("The budget of us is used up \\(200 calls in 3600 s\\); "
                        + "the next call may be made in 1[89] s");
        assertThat(us.used()).isEqualTo(BURST);
    }

    @Test
    void givesATokenBackAfterTheWaitItNamed() throws PlatformException {
        us.take(BURST);
        pass(us.refused().waitFor());
        us.take(1);
        assertThat(us.refused().waitFor()).isPositive();
    }

    @Test
    void refillsByItself() throws PlatformException {
        Credential quick = new Credential("quick", "instagram", 70, Duration.ofSeconds(2));
        us.budget.take(quick);
        us.budget.take(quick);
        await().atMost(Duration.ofSeconds(10)).until(() -> us.tryTake(quick));
    }

    @Test
    void countsEachCallThatATokenWasTakenFor() throws PlatformException {
        us.take(BURST);
        us.refused();
        assertThat(us.jdbc
                        .sql("SELECT calls FROM call_count WHERE credential = 'us' AND upstream = 'instagram'")
                        .query(Long.class)
                        .single())
                .isEqualTo(BURST);
    }

    @Test
    void neverHoldsMoreThanItsCapacity() throws PlatformException {
        us.take(1);
        pass(Duration.ofDays(30));
        us.take(BURST);
        us.refused();
    }

    @Test
    void neverGivesOutMoreThanItHoldsToManyAtOnce() throws Exception {
        List<Callable<Boolean>> takers = IntStream.range(0, 200)
                .<Callable<Boolean>>mapToObj(number -> () -> us.tryTake(CREDENTIAL))
                .toList();
        long taken = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (Future<Boolean> attempt : threads.invokeAll(takers)) {
                taken += attempt.get() ? 1 : 0;
            }
        }
        assertThat(taken).isEqualTo(BURST);
        assertThat(us.used()).isEqualTo(BURST);
    }

    @Test
    void neverExceedsTheLimitInAnyWindowAndLeavesThreePercentUnusedAtMost() {
        long now = 0;
        List<Long> taken = new ArrayList<>();
        long end = CREDENTIAL.window().toSeconds() * 4;
        for (; now < end; now += 7) {
            while (us.tryTake(CREDENTIAL)) {
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
        assertThat(taken).hasSizeGreaterThanOrEqualTo((int) (4 * CREDENTIAL.calls() * 0.97));
    }

    @Test
    void refillsNothingWhileTheClockRunsBackwards() throws PlatformException {
        us.take(BURST);
        pass(Duration.ofHours(-2));
        us.refused();
        pass(Duration.ofHours(1));
        us.refused();
    }

    @Test
    void followsAChangedLimit() throws PlatformException {
        us.take(BURST);
        Credential raised = new Credential("us", "instagram", 2000, Duration.ofHours(1));
        assertThat(us.tryTake(raised)).isFalse();
        assertThat(us.jdbc
                        .sql("SELECT capacity FROM budget")
                        .query(Double.class)
                        .single())
                .isEqualTo(60);
        pass(Duration.ofSeconds(2));
        assertThat(us.tryTake(raised)).isTrue();
    }

    @Test
    void keepsTheTokensOfTwoCredentialsApart() throws PlatformException {
        us.take(BURST);
        assertThat(us.tryTake(new Credential("others", "instagram", 200, Duration.ofHours(1))))
                .isTrue();
    }

    private static void pass(Duration time) {
        us.jdbc
                .sql("UPDATE budget SET filled_at = filled_at - :time::interval")
                .param("time", time.toString())
                .update();
    }
}
