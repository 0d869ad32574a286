package io.creatorfleet.simulator.conditions;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Component;

/** Counts of what has been asked for and how it was answered. */
@Component
public final class Tally {

    /** Names beyond this many are counted together, so that a long run does not fill the memory. */
    private static final int NAMES = 20_000;

    private static final String OTHERS = "(others)";

    private final Map<String, LongAdder> outcomes = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> creators = new ConcurrentHashMap<>();
    private final LongAdder bytes = new LongAdder();
    private final Calls calls;

    Tally(Calls calls) {
        this.calls = calls;
    }

    /** Counts a call that was answered in this way, for example {@code graph 400 110/2207013}. */
    public void count(String outcome) {
        outcomes.computeIfAbsent(outcome, key -> new LongAdder()).increment();
    }

    /** Counts a call to the API about this name. */
    public void countCreator(String username) {
        String name = creators.size() < NAMES || creators.containsKey(username) ? username : OTHERS;
        creators.computeIfAbsent(name, key -> new LongAdder()).increment();
    }

    /** Counts bytes of files that have been sent. */
    public void countBytes(long sent) {
        bytes.add(sent);
    }

    public Map<String, Long> outcomes() {
        return sums(outcomes);
    }

    public Map<String, Long> creators() {
        return sums(creators);
    }

    public long bytes() {
        return bytes.sum();
    }

    public void clear() {
        outcomes.clear();
        creators.clear();
        bytes.reset();
        calls.clear();
    }

    private static Map<String, Long> sums(Map<String, LongAdder> counts) {
        Map<String, Long> sums = new TreeMap<>();
        counts.forEach((key, count) -> sums.put(key, count.sum()));
        return sums;
    }
}
