package io.creatorfleet.media.cdn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Turns by a clock that stands still, or goes from one turn to the next. */
class LineTest {

    private static final long NOW = 1_000_000;
    private static final long QUICK = Duration.ofMillis(1).toNanos();
    private static final long SLOW = Duration.ofSeconds(10).toNanos();
    private static final Duration MOMENT = Duration.ofMillis(50);

    private final Line line = new Line(NOW);

    @Test
    void letsNobodyComeAgainAtOnce() {
        assertThat(line.next(NOW, QUICK)).isBetween(MOMENT.multipliedBy(9).dividedBy(10), MOMENT.multipliedBy(2));
    }

    /** The more wait, the later each comes again. */
    @Test
    void givesEachATurnOfItsOwn() {
        List<Duration> turns =
                LongStream.range(0, 500).mapToObj(n -> line.next(NOW, SLOW)).toList();

        for (int n = 0; n < turns.size(); n++) {
            Duration turn = MOMENT.multipliedBy(n + 1);
            assertThat(turns.get(n))
                    .isBetween(
                            turn.multipliedBy(9).dividedBy(10),
                            turn.multipliedBy(11).dividedBy(10).plusNanos(1));
        }
    }

    @Test
    void goesFasterForAHostThatIsQuick() {
        LongStream.range(0, 499).forEach(n -> line.next(NOW, QUICK));

        assertThat(line.next(NOW, QUICK)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(7));
    }

    @Test
    void letsNobodyWaitForLongerThanItWillBeRemembered() {
        LongStream.range(0, 50_000).forEach(n -> line.next(NOW, SLOW));

        assertThat(line.next(NOW, SLOW)).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(11));
    }

    /** Five hundred wait for a host that hangs: each comes when its turn has come, finds no room, and gets another. */
    @Test
    void hasAHostAskedTwentyTimesASecondHoweverManyWait() {
        PriorityQueue<Long> turns = new PriorityQueue<>();
        LongStream.range(0, 500)
                .forEach(n -> turns.add(NOW + line.next(NOW, SLOW).toNanos()));
        long minute = NOW + Duration.ofMinutes(1).toNanos();
        int asked = 0;
        for (long now = turns.remove(); now < minute; now = turns.remove()) {
            asked++;
            turns.add(now + line.next(now, SLOW).toNanos());
        }

        assertThat(asked).isBetween(20 * 60 / 2, 20 * 60 * 5 / 4);
    }
}
