package io.creatorfleet.local.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * All faults of a run, drawn from a seed: the same seed, count and gap give the same plan on every machine.
 *
 * @param faults by the moment at which they begin
 */
record FaultPlan(long seed, List<Fault> faults) {

    FaultPlan {
        faults = List.copyOf(faults);
    }

    /** A fault that has no moment yet. */
    private record Card(FaultKind kind, int number, Duration lasts) {

        /** What no other fault may be done to meanwhile. */
        String place() {
            Target target = kind.target();
            if (!target.isManifold()) {
                return target.key();
            }
            return target.isTwofold() ? target.name(number) : kind.name();
        }

        String on() {
            return kind.target().name(number);
        }
    }

    /**
     * Draws so many faults, every kind at least once if there are as many.
     *
     * @param gap from one to the next on average, longer where all that is left to be hurt still recovers
     */
    static FaultPlan draw(long seed, int count, Duration gap) {
        Random random = new Random(seed);
        List<Card> hand = deal(random, count);
        Map<String, Duration> free = new HashMap<>();
        List<Fault> faults = new ArrayList<>();
        Duration now = Duration.ZERO;
        while (!hand.isEmpty()) {
            // A Poisson process: what fails in the world does not wait for its turn.
            now = now.plusMillis(Math.round(-Math.log(1 - random.nextDouble()) * gap.toMillis()));
            Card card = next(hand, free, now);
            hand.remove(card);
            Duration freed = free.getOrDefault(card.place(), Duration.ZERO);
            now = now.compareTo(freed) < 0 ? freed : now;
            Fault fault = new Fault(faults.size() + 1, now, card.kind(), card.on(), card.lasts());
            faults.add(fault);
            free.put(card.place(), fault.ends().plus(card.kind().target().recovery()));
        }
        return new FaultPlan(seed, faults);
    }

    private static List<Card> deal(Random random, int count) {
        List<FaultKind> kinds = new ArrayList<>(List.of(FaultKind.values()));
        Collections.shuffle(kinds, random);
        List<FaultKind> drawn = new ArrayList<>(kinds.subList(0, Math.min(count, kinds.size())));
        List<FaultKind> urn = new ArrayList<>();
        kinds.forEach(kind -> urn.addAll(Collections.nCopies(kind.weight(), kind)));
        while (drawn.size() < count) {
            drawn.add(urn.get(random.nextInt(urn.size())));
        }
        Collections.shuffle(drawn, random);
        List<Card> cards = new ArrayList<>();
        drawn.forEach(kind -> cards.add(new Card(kind, 1 + random.nextInt(2), kind.lasts(random.nextDouble()))));
        return cards;
    }

    /** The first whose place is free now, else the one whose place is free first. */
    private static Card next(List<Card> hand, Map<String, Duration> free, Duration now) {
        Card soonest = hand.getFirst();
        for (Card card : hand) {
            Duration freed = free.getOrDefault(card.place(), Duration.ZERO);
            if (freed.compareTo(now) <= 0) {
                return card;
            }
            if (freed.compareTo(free.getOrDefault(soonest.place(), Duration.ZERO)) < 0) {
                soonest = card;
            }
        }
        return soonest;
    }

    /** When the last of them is over. */
    Duration ends() {
        return faults.stream().map(Fault::ends).max(Duration::compareTo).orElse(Duration.ZERO);
    }
}
