package io.creatorfleet.simulator.chance;

import java.util.List;

/** A number that every choice about one thing is derived from, so that the thing looks the same whenever it is asked for. */
public record Seed(long value) {

    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    /** The seed of what has this name. */
    public static Seed of(String name) {
        return new Seed(0).with(name);
    }

    /** The seed of one aspect of this thing. */
    public Seed with(String aspect) {
        long hash = value;
        for (int i = 0; i < aspect.length(); i++) {
            hash = mix(hash + aspect.charAt(i));
        }
        return new Seed(mix(hash));
    }

    /** The seed of the part of this thing that has this number. */
    public Seed with(long number) {
        return new Seed(mix(value ^ mix(number)));
    }

    /** A number of at least 0 and less than {@code bound}. */
    public long below(long bound) {
        return Long.remainderUnsigned(value, bound);
    }

    /** A number of at least {@code min} and at most {@code max}. */
    public long between(long min, long max) {
        return min + below(max - min + 1);
    }

    /** A number of at least 0 and less than 1. */
    public double fraction() {
        return (value >>> 11) * 0x1.0p-53;
    }

    /** True for {@code probability} of all seeds. */
    public boolean chance(double probability) {
        return fraction() < probability;
    }

    public <T> T pick(List<T> choices) {
        return choices.get((int) below(choices.size()));
    }

    /** The finaliser of SplitMix64: every bit of the result depends on every bit of the number. */
    public static long mix(long number) {
        long z = number + GOLDEN_GAMMA;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
