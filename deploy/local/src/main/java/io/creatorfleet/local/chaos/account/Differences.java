package io.creatorfleet.local.chaos.account;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What differs, by the way it does: all are counted, the first are named. */
final class Differences {

    private static final int NAMED = 20;

    private final Map<Difference, List<String>> names = new EnumMap<>(Difference.class);
    private final Map<Difference, Integer> counts = new EnumMap<>(Difference.class);

    Differences() {
        for (Difference difference : Difference.values()) {
            names.put(difference, new ArrayList<>());
            counts.put(difference, 0);
        }
    }

    void add(Difference difference, String name) {
        counts.merge(difference, 1, Integer::sum);
        List<String> named = names.getOrDefault(difference, List.of());
        if (named.size() < NAMED) {
            named.add(name);
        }
    }

    boolean none() {
        return counts.values().stream().allMatch(count -> count == 0);
    }

    /** A line for each way, also for those in which nothing differs, and below it what does. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        counts.forEach((difference, count) -> {
            lines.add("%-24s%d".formatted(difference.text(), count));
            List<String> named = names.getOrDefault(difference, List.of());
            named.forEach(name -> lines.add("    " + name));
            if (count > named.size()) {
                lines.add("    and %d more".formatted(count - named.size()));
            }
        });
        return lines;
    }
}
