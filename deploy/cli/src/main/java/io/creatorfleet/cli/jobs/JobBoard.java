package io.creatorfleet.cli.jobs;

import io.creatorfleet.cli.gateway.Fields;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What is known of the jobs that are watched: the newest of each. */
final class JobBoard {

    private final Map<String, Progress> progress = new LinkedHashMap<>();
    private final Map<String, String> unhappy = new LinkedHashMap<>();
    private @Nullable String trouble;

    /** Takes note of a report. */
    synchronized void tell(JsonNode report) {
        Fields job = new Fields(report);
        String state = job.text("state");
        progress.put(job.text("id"), Progress.of(job));
        if (!Progress.isOpen(state) && !state.equals("succeeded")) {
            String reason = job.has("reason") ? ": " + job.text("reason") : "";
            unhappy.put(job.text("id"), "%s is %s%s".formatted(job.text("username"), state, reason));
        }
    }

    synchronized void complain(String sentence) {
        trouble = sentence.isEmpty() ? null : sentence;
    }

    /** Why nothing is heard; null: all is well. */
    synchronized @Nullable String trouble() {
        return trouble;
    }

    synchronized Progress sum() {
        return Progress.sum(progress.values());
    }

    /** The jobs that ended otherwise than they should, by their ids, each in a sentence. */
    synchronized Map<String, String> unhappy() {
        return new LinkedHashMap<>(unhappy);
    }
}
