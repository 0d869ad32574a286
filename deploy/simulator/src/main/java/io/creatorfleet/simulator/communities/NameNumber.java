package io.creatorfleet.simulator.communities;

import io.creatorfleet.simulator.chance.Seed;
import java.math.BigInteger;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Names as numbers, each character a digit of 1 to 38, so that a number leads back to its name. The platform's ids are
 * short: a name that would make a long one has a number by chance instead, which is remembered while the process lives.
 */
final class NameNumber {

    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz_-";
    private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());
    private static final int LONGEST = 12;
    private static final BigInteger FIRST_BY_CHANCE = BigInteger.ONE.shiftLeft(64);

    private static final Map<BigInteger, String> BY_CHANCE = new ConcurrentHashMap<>();

    private NameNumber() {}

    static BigInteger of(String name) {
        if (name.length() > LONGEST) {
            long chance = Seed.of(name).with("id").value() >>> 1;
            BigInteger number = FIRST_BY_CHANCE.add(BigInteger.valueOf(chance));
            BY_CHANCE.put(number, name);
            return number;
        }
        BigInteger number = BigInteger.ZERO;
        for (int n = 0; n < name.length(); n++) {
            number = number.multiply(BASE).add(BigInteger.valueOf(DIGITS.indexOf(name.charAt(n)) + 1L));
        }
        return number;
    }

    /** The name with this number; none that there is has the empty one. */
    static String name(BigInteger number) {
        if (number.compareTo(FIRST_BY_CHANCE) >= 0) {
            return BY_CHANCE.getOrDefault(number, "");
        }
        StringBuilder name = new StringBuilder();
        BigInteger rest = number;
        while (rest.signum() > 0) {
            BigInteger[] parts = rest.subtract(BigInteger.ONE).divideAndRemainder(BASE);
            name.append(DIGITS.charAt(parts[1].intValue()));
            rest = parts[0];
        }
        return name.reverse().toString();
    }
}
