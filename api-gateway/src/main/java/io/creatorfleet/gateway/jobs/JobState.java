package io.creatorfleet.gateway.jobs;

import io.creatorfleet.gateway.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The names clients know the states of jobs by. One that is being cancelled is still running to those who look. */
public final class JobState {

    private static final Map<String, List<String>> STORED = Map.of(
            "accepted", List.of("ACCEPTED"),
            "running", List.of("RUNNING", "CANCELLING"),
            "succeeded", List.of("SUCCEEDED"),
            "incomplete", List.of("INCOMPLETE"),
            "failed", List.of("FAILED"),
            "cancelled", List.of("CANCELLED"));

    private JobState() {}

    /** The name of a state as a row has it. */
    public static String shown(String stored) {
        return stored.equals("CANCELLING") ? "running" : stored.toLowerCase(Locale.ROOT);
    }

    /** The states in rows that a name stands for. */
    static List<String> stored(String shown) {
        List<String> states = STORED.get(shown);
        if (states == null) {
            String known = String.join(", ", STORED.keySet().stream().sorted().toList());
            throw Refusal.badRequest("state must be one of %s, not %s".formatted(known, shown));
        }
        return states;
    }
}
