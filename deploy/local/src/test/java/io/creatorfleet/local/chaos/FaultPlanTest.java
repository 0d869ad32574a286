package io.creatorfleet.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultPlanTest {

    private static final Duration GAP = Duration.ofMillis(1500);

    private final FaultPlan longPlan = FaultPlan.draw(7, 500, GAP);

    @Test
    void theSameSeedGivesTheSamePlan() {
        assertThat(FaultPlan.draw(7, 500, GAP)).isEqualTo(longPlan);
        assertThat(FaultPlan.draw(8, 500, GAP).faults()).isNotEqualTo(longPlan.faults());
    }

    @Test
    void hasSoManyFaultsNumberedInTheOrderOfTheirMoments() {
        assertThat(longPlan.faults()).hasSize(500).isSortedAccordingTo(Comparator.comparing(Fault::at));
        assertThat(longPlan.faults().getLast().number()).isEqualTo(500);
        assertThat(FaultPlan.draw(7, 3, GAP).faults()).hasSize(3);
    }

    @Test
    void everyKindOccursAsSoonAsThereAreAsManyFaultsAsKinds() {
        int kinds = FaultKind.values().length;
        assertThat(FaultPlan.draw(7, kinds, GAP).faults())
                .extracting(Fault::kind)
                .containsExactlyInAnyOrder(FaultKind.values());
    }

    @Test
    void bothServicesOfAKindAreHurt() {
        assertThat(longPlan.faults())
                .extracting(Fault::on)
                .contains("media-worker-1", "media-worker-2", "api-gateway-1", "api-gateway-2");
    }

    @Test
    void faultsOverlapButNotOnTheSameThing() {
        assertThat(overlapping(longPlan.faults())).isGreaterThan(100);
        for (Target target : List.of(Target.POSTGRESQL, Target.RABBITMQ, Target.S3, Target.GATEWAY)) {
            assertThat(overlapping(on(target))).as("%s", target).isZero();
        }
    }

    @Test
    void aFaultLastsAsLongAsItsKindAllows() {
        assertThat(longPlan.faults())
                .allSatisfy(fault -> assertThat(fault.lasts())
                        .isBetween(fault.kind().lasts(0), fault.kind().lasts(1)));
    }

    @Test
    void theGapIsKeptToWhereNothingHasToRecover() {
        assertThat(longPlan.ends()).isBetween(GAP.multipliedBy(400), GAP.multipliedBy(800));
    }

    @Test
    void aLineSaysWhatIsDoneToWhatAndWhen() {
        Fault fault =
                new Fault(3, Duration.ofMillis(1234), FaultKind.RABBITMQ_KILLED, "rabbitmq", Duration.ofMillis(1500));
        assertThat(fault.line()).contains("3", "1.2 s", "rabbitmq killed", "for 1.5 s");
    }

    private List<Fault> on(Target target) {
        return longPlan.faults().stream()
                .filter(fault -> fault.kind().target() == target)
                .toList();
    }

    private static long overlapping(List<Fault> faults) {
        long overlapping = 0;
        for (int later = 1; later < faults.size(); later++) {
            overlapping +=
                    faults.get(later).at().compareTo(faults.get(later - 1).ends()) < 0 ? 1 : 0;
        }
        return overlapping;
    }
}
