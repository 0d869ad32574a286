package io.creatorfleet.local.cycle;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the fleet says of a cycle that has ended, held against what the simulator has seen. */
final class Reckoning {

    // As the gateway has it: so many accounts are read at once, in whatever order.
    private static final int AT_ONCE = 50;

    private final CycleStore store;
    private final CycleSimulator simulator;

    Reckoning(CycleStore store, CycleSimulator simulator) {
        this.store = store;
        this.simulator = simulator;
    }

    CycleReport.Figures figures(Cycle cycle, Activity active) {
        long calls = simulator.calls(cycle);
        return new CycleReport.Figures(
                cycle,
                calls,
                simulator.mostInAMinute(cycle),
                active.time(),
                active.slowestStart(),
                active.calls(),
                calls - store.callsNeeded(cycle),
                active.underWay(),
                store.notRefreshedOnce(cycle.platform()),
                store.outOfTurn(cycle.platform(), 2 * AT_ONCE),
                lost(cycle));
    }

    /** Items that are there and not held, or held and not there. */
    private List<String> lost(Cycle cycle) {
        List<String> lost = new ArrayList<>();
        for (String name : cycle.names()) {
            Set<String> missing = simulator.items(cycle, name);
            Set<String> surplus = new HashSet<>(store.items(cycle.platform(), name));
            Set<String> same = new HashSet<>(missing);
            same.retainAll(surplus);
            missing.removeAll(same);
            surplus.removeAll(same);
            if (!missing.isEmpty() || !surplus.isEmpty()) {
                lost.add("%s: %d items are right, %s are missing, %s should not be held"
                        .formatted(name, same.size(), missing, surplus));
            }
        }
        return lost;
    }
}
