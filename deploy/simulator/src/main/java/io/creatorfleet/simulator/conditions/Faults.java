package io.creatorfleet.simulator.conditions;

import io.creatorfleet.simulator.chance.Seed;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The faults that are switched on.
 *
 * <p>Whether one with a probability hits depends on the seed, the fault, the account and how many of the account's calls
 * came before, and so not on the order in which calls about different accounts arrive.
 */
@Component
public final class Faults {

    private final Seed seed;
    private final SimulatedClock clock;
    private final List<Active> active = new CopyOnWriteArrayList<>();

    public Faults(ConditionsProperties properties, SimulatedClock clock) {
        this.clock = clock;
        this.seed = new Seed(properties.seed());
    }

    public void add(Fault fault) {
        active.add(new Active(fault, seed.with(active.size()).with(fault.kind().name())));
    }

    /** Switches off all faults. */
    public void clear() {
        active.clear();
    }

    /** Switches off the faults of one kind. */
    public void clear(FaultKind kind) {
        active.removeIf(one -> one.fault.kind() == kind);
    }

    /** The fault of this kind that hits this call about this account, if one does. */
    public Optional<Fault> strike(FaultKind kind, long creator) {
        Instant now = clock.instant();
        return active.stream()
                .filter(one -> one.fault.concerns(kind, creator, now) && one.hits(creator))
                .map(one -> one.fault)
                .findFirst();
    }

    /** What is switched on, with the hits so far. */
    public List<State> state() {
        return active.stream().map(Active::state).toList();
    }

    /** Dice for what a fault leaves open, the same for the same call. */
    public Seed dice(long creator, long call) {
        return seed.with(creator).with(call);
    }

    /**
     * A fault that is switched on.
     *
     * @param hits calls it has hit
     * @param left calls it still will; null for as many as come
     */
    public record State(Fault fault, int hits, @Nullable Integer left) {}

    private static final class Active {

        private final Fault fault;
        private final Seed dice;
        private final Map<Long, Integer> calls = new HashMap<>();
        private int hits;

        Active(Fault fault, Seed dice) {
            this.fault = fault;
            this.dice = dice;
        }

        synchronized boolean hits(long creator) {
            if (fault.times() != null && hits >= fault.times()) {
                return false;
            }
            int call = calls.merge(creator, 1, Integer::sum);
            boolean hit = dice.with(creator).with(call).chance(fault.probability());
            hits += hit ? 1 : 0;
            return hit;
        }

        synchronized State state() {
            return new State(fault, hits, fault.times() == null ? null : fault.times() - hits);
        }
    }
}
