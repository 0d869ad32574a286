package io.creatorfleet.local.chaos;

import io.creatorfleet.local.chaos.account.Account;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What came of a run.
 *
 * @param open jobs that did not end, with what they wait for
 * @param refused creators that nobody accepted
 * @param restarts how often a service was started again
 */
record ChaosReport(
        ChaosSettings settings,
        Duration took,
        Map<FaultKind, Integer> faults,
        List<String> failures,
        Map<String, Long> jobs,
        List<String> open,
        List<String> refused,
        Account account,
        InvariantSampler samples,
        ApiFigures api,
        int restarts,
        List<String> endedByThemselves) {

    /** Whether nothing was lost and nothing lied. */
    boolean holds() {
        return open.isEmpty()
                && refused.isEmpty()
                && account.balances()
                && samples.holds()
                && api.errorCount() == 0
                && faults.values().stream().mapToInt(Integer::intValue).sum() == settings.faults();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Seed %d, %d creators, %d faults, %d s"
                .formatted(settings.seed(), settings.creators(), settings.faults(), took.toSeconds()));
        section(lines, "Faults injected", faultLines());
        section(lines, "Jobs", List.of(jobs.toString()));
        section(lines, "Jobs that hang", open);
        section(lines, "Creators not accepted", refused);
        section(lines, "Account", account.lines());
        section(lines, "Invariant", samples.lines());
        section(lines, "API", api.lines());
        section(
                lines,
                "Services started again",
                List.of("%d, ended by themselves: %s".formatted(restarts, endedByThemselves)));
        lines.add(holds() ? "Nothing was lost." : "THE RUN FAILED.");
        return lines;
    }

    private List<String> faultLines() {
        List<String> lines = new ArrayList<>();
        faults.forEach((kind, count) -> lines.add("%4d  %s".formatted(count, kind.words())));
        lines.addAll(failures);
        return lines;
    }

    private static void section(List<String> lines, String title, List<String> content) {
        if (!content.isEmpty()) {
            lines.add(title);
            content.forEach(line -> lines.add("  " + line));
        }
    }
}
