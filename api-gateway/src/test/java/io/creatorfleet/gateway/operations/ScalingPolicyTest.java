package io.creatorfleet.gateway.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.gateway.operations.MeasureStore.Flow;
import io.creatorfleet.task.TaskKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ScalingPolicyTest {

    private static final Duration OBJECTIVE = Duration.ofMinutes(10);

    private final ScalingPolicy policy =
            new ScalingPolicy(new ScalingProperties(OBJECTIVE, Map.of(TaskKind.PURGE, Duration.ofMinutes(1)), 1, 8));

    @Test
    void recommendsWhatDrainsTheBacklogWithinTheObjective() {
        Recommendation advice = recommend(1, load(TaskKind.MEDIA, 5400, 4, 4.0, null));

        assertThat(advice.recommended()).isEqualTo(3);
        assertThat(advice.workers()).isEqualTo(1);
        assertThat(advice.drainSeconds()).isEqualTo(1350);
        assertThat(advice.reason()).isEqualTo("5400 open tasks at 4.00 a second each within 600 s");
    }

    @Test
    void recommendsFewerWhenFewerSuffice() {
        assertThat(recommend(6, load(TaskKind.MEDIA, 2400, 24, 4.0, null)).recommended())
                .isEqualTo(1);
        assertThat(recommend(6, load(TaskKind.MEDIA, 2401, 24, 4.0, null)).recommended())
                .isEqualTo(2);
    }

    @Test
    void recommendsTheLeastWhenNothingWaitsOrEverDid() {
        Recommendation idle = recommend(4, load(TaskKind.MEDIA, 0, 3, 4.0, null));

        assertThat(idle.recommended()).isEqualTo(1);
        assertThat(idle.drainSeconds()).isZero();
        assertThat(idle.reason()).isEqualTo("nothing waits");
        assertThat(recommend(0).recommended()).isEqualTo(1);
    }

    @Test
    void listensToTheLaneThatNeedsMost() {
        Recommendation advice = recommend(
                1, load(TaskKind.MEDIA, 100, 4, 4.0, null), load(TaskKind.MEDIA, "BACKGROUND", 3000, 1, 1.0, null));

        assertThat(advice.recommended()).isEqualTo(5);
        assertThat(advice.lane()).isEqualTo("background");
    }

    @Test
    void addsNoWorkersForABudgetThatIsUsedUp() {
        LaneLoad.Calls full = new LaneLoad.Calls("instagram", 190 / 60.0, 180 / 60.0);
        Recommendation advice = recommend(2, load(TaskKind.PROFILE, 10_000, 3, 1.5, full));

        assertThat(advice.recommended()).isEqualTo(2);
        assertThat(advice.reason())
                .isEqualTo("bounded by the budget of instagram: 190 calls a minute;"
                        + " 10000 open tasks at 1.50 a second each within 600 s would take 12 workers");
    }

    @Test
    void addsNoMoreWorkersThanABudgetCanFeed() {
        LaneLoad.Calls third = new LaneLoad.Calls("reddit", 3, 1.0);

        assertThat(recommend(2, load(TaskKind.CONTENT, 10_000, 1, 0.5, third)).recommended())
                .isEqualTo(6);
    }

    @Test
    void addsWorkersUpToTheMostTheHostsHold() {
        Recommendation advice = recommend(1, load(TaskKind.MEDIA, 100_000, 1, 1.0, null));

        assertThat(advice.recommended()).isEqualTo(8);
        assertThat(advice.reason()).startsWith("bounded by fleet.scaling.most");
    }

    @Test
    void addsNoWorkersForWhatTheyCannotChange() {
        LaneLoad paused = new LaneLoad(new Flow(TaskKind.MEDIA, "INTERACTIVE", 9000, 0, 4.0), true, null);

        assertThat(recommend(2, paused).recommended()).isEqualTo(2);
        assertThat(recommend(2, load(TaskKind.MEDIA, 9000, 0, 0.0, null)).recommended())
                .isEqualTo(2);
        assertThat(recommend(2, load(TaskKind.MEDIA, 9000, 0, 0.0, null)).drainSeconds())
                .isNull();
    }

    @Test
    void addsNoWorkersBeforeItHasSeenWhatOneDoes() {
        assertThat(recommend(2, load(TaskKind.MEDIA, 9000, 0.1, null, null)).recommended())
                .isEqualTo(2);
        assertThat(recommend(0, load(TaskKind.MEDIA, 9000, 0.1, null, null)).recommended())
                .isEqualTo(1);
    }

    @Test
    void knowsTheObjectiveOfEachKind() {
        assertThat(policy.recommend(TaskKind.PURGE, 1, List.of(load(TaskKind.PURGE, 120, 1, 1.0, null)))
                        .recommended())
                .isEqualTo(2);
    }

    private Recommendation recommend(int workers, LaneLoad... loads) {
        return policy.recommend(TaskKind.MEDIA, workers, List.of(loads));
    }

    private static LaneLoad load(
            TaskKind kind, long backlog, double rate, @Nullable Double each, LaneLoad.@Nullable Calls calls) {
        return load(kind, "INTERACTIVE", backlog, rate, each, calls);
    }

    private static LaneLoad load(
            TaskKind kind,
            String route,
            long backlog,
            double rate,
            @Nullable Double each,
            LaneLoad.@Nullable Calls calls) {
        return new LaneLoad(new Flow(kind, route, backlog, rate, each), false, calls);
    }
}
