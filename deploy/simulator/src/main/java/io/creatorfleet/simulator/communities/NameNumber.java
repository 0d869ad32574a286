package io.creatorfleet.simulator.communities;

import java.math.BigInteger;

/** Names as numbers: each character a digit of 1 to 38, so that no two names make the same number. */
final class Base38 {

    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz_-";
    private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());

    private Base38() {}

    static BigInteger number(String name) {
        BigInteger number = BigInteger.ZERO;
        for (int n = 0; n < name.length(); n++) {
            number = number.multiply(BASE).add(BigInteger.valueOf(DIGITS.indexOf(name.charAt(n)) + 1L));
        }
        return number;
    }

    static String name(BigInteger number) {
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
