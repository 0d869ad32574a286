package io.creatorfleet.local.recommend;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What the gateway recommends, as it answers {@code GET /api/scaling}.
 *
 * @param kinds one entry a kind of task
 */
record Advice(List<Kind> kinds) {

    private static final Map<String, String> SERVICES = Map.of(
            "profile", "profile-worker",
            "content", "content-worker",
            "resolve", "content-worker",
            "analytics", "content-worker",
            "sweep", "content-worker",
            "media", "media-worker",
            "audit", "media-worker",
            "purge", "media-worker");

    private static final String ROW = "%-10s %8s %7s %9s %9s %10s  %s";

    /**
     * A kind of task.
     *
     * @param drained in words: until the backlog is gone at the present rate
     */
    record Kind(String name, int workers, int needed, long backlog, double rate, String drained, String reason) {

        static Kind of(JsonNode entry) {
            JsonNode drain = entry.path("drain_seconds");
            return new Kind(
                    entry.path("kind").asString(),
                    entry.path("workers").asInt(),
                    entry.path("recommended").asInt(),
                    entry.path("backlog").asLong(),
                    entry.path("rate").asDouble(),
                    drain.isNumber() ? String.format(Locale.ROOT, "%.0f s", drain.asDouble()) : "never",
                    entry.path("reason").asString());
        }

        private String line() {
            return ROW.formatted(
                    name, workers, needed, backlog, String.format(Locale.ROOT, "%.2f", rate), drained, reason);
        }
    }

    static Advice of(JsonNode answer) {
        List<Kind> kinds = new ArrayList<>();
        answer.path("kinds").forEach(entry -> kinds.add(Kind.of(entry)));
        if (kinds.isEmpty()) {
            throw new IllegalStateException("The gateway recommends nothing for any kind of task: " + answer);
        }
        return new Advice(List.copyOf(kinds));
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(ROW.formatted("KIND", "WORKERS", "NEEDED", "BACKLOG", "PER s", "GONE IN", "WHY"));
        kinds.forEach(kind -> lines.add(kind.line()));
        return lines;
    }

    /** The services that have more or fewer processes than they need, with how many that is. */
    Map<String, Integer> changes() {
        Map<String, Integer> present = new TreeMap<>();
        Map<String, Integer> needed = new TreeMap<>();
        for (Kind kind : kinds) {
            String service = SERVICES.get(kind.name());
            if (service != null) {
                present.merge(service, kind.workers(), Math::max);
                needed.merge(service, kind.needed(), Math::max);
            }
        }
        needed.entrySet().removeAll(present.entrySet());
        return needed;
    }
}
