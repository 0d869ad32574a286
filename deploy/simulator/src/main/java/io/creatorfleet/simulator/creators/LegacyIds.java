package io.creatorfleet.simulator.creators;

import io.creatorfleet.simulator.chance.Seed;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The ids that accounts have had since before the platform's present ones. That of a short name is the name written as a
 * number, so that it leads back to it; that of a longer one comes by chance and is remembered while the process lives.
 */
final class LegacyIds {

    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz._";
    private static final int LONGEST = 10;
    private static final long FIRST = 3_000_000_000L;
    private static final long BY_CHANCE = 60_000_000_000L;

    private final Map<Long, String> longNames = new ConcurrentHashMap<>();

    long of(String name) {
        if (name.length() > LONGEST) {
            long id = FIRST + Seed.of(name).with("legacy").below(BY_CHANCE);
            longNames.put(id, name);
            return id;
        }
        long number = 0;
        for (int n = 0; n < name.length(); n++) {
            number = number * DIGITS.length() + DIGITS.indexOf(name.charAt(n)) + 1;
        }
        return FIRST + number;
    }

    /** The name that has this id; none that there is has the empty one. */
    String name(long id) {
        String known = longNames.get(id);
        if (known != null) {
            return known;
        }
        StringBuilder name = new StringBuilder();
        for (long rest = id - FIRST; rest > 0; rest = (rest - 1) / DIGITS.length()) {
            name.append(DIGITS.charAt((int) ((rest - 1) % DIGITS.length())));
        }
        return name.length() > LONGEST ? "" : name.reverse().toString();
    }
}
