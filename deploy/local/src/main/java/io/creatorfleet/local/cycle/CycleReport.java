package io.creatorfleet.local.cycle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of a run.
 *
 * @param faults what went wrong on the way
 */
record CycleReport(CycleSettings settings, Duration took, List<Figures> figures, List<String> faults) {

    private static final double LEAST_SHARE = 0.95;

    /**
     * What came of a cycle.
     *
     * @param calls that the simulator has answered
     * @param mostInAMinute of them in any sixty seconds
     * @param active how long there was something to call for, from each start's first call on
     * @param slowestStart from a start to its first call
     * @param callsWhileActive those that were made until then
     * @param extra calls beyond those that the readings needed
     * @param underWay readings that were cut off when the fleet was stopped
     * @param notOnce accounts that were not refreshed exactly once
     * @param outOfTurn accounts that were read long before or after their turn
     * @param lost accounts whose rows are not those of the simulator
     */
    record Figures(
            Cycle cycle,
            long calls,
            long mostInAMinute,
            Duration active,
            Duration slowestStart,
            long callsWhileActive,
            long extra,
            long underWay,
            List<String> notOnce,
            long outOfTurn,
            List<String> lost) {

        /** The share of the calls that the budget allowed in that time. */
        double share(int callsPerMinute) {
            return callsWhileActive / (callsPerMinute * (active.toMillis() / (double) CycleSettings.MINUTE.toMillis()));
        }

        boolean holds(int callsPerMinute) {
            return mostInAMinute <= callsPerMinute
                    && share(callsPerMinute) >= LEAST_SHARE
                    && extra <= underWay
                    && notOnce.isEmpty()
                    && outOfTurn == 0
                    && lost.isEmpty();
        }
    }

    boolean holds() {
        return faults.isEmpty() && figures.stream().allMatch(each -> each.holds(settings.callsPerMinute()));
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Took %d s with %d calls a minute for each platform"
                .formatted(took.toSeconds(), settings.callsPerMinute()));
        for (Figures each : figures) {
            lines.add(each.cycle().platform());
            lines.add(
                    "  %d accounts, %d calls; %d in %.1f minutes of demand: %.1f %% of the budget; at most %d in any minute"
                            .formatted(
                                    each.cycle().size(),
                                    each.calls(),
                                    each.callsWhileActive(),
                                    each.active().toMillis() / (double) CycleSettings.MINUTE.toMillis(),
                                    100 * each.share(settings.callsPerMinute()),
                                    each.mostInAMinute()));
            lines.add("  the first call at most %.1f s after a start"
                    .formatted(each.slowestStart().toMillis() / 1e3));
            lines.add("  %d calls made again; %d readings were under way when the fleet was stopped"
                    .formatted(each.extra(), each.underWay()));
            lines.add(
                    "  %d accounts not refreshed exactly once, %d out of turn, %d with other rows than there are items"
                            .formatted(
                                    each.notOnce().size(),
                                    each.outOfTurn(),
                                    each.lost().size()));
            each.notOnce().forEach(line -> lines.add("    " + line));
            each.lost().stream().limit(20).forEach(line -> lines.add("    " + line));
        }
        faults.forEach(fault -> lines.add("  " + fault));
        lines.add(holds() ? "The cycles hold." : "THE RUN FAILED.");
        return lines;
    }
}
