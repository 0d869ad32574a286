package io.creatorfleet.local.chaos;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Looks at the ledger's books all along: they balance at every moment, not only at the end. */
final class InvariantSampler {

    private static final Duration GAP = Duration.ofSeconds(1);

    private final RunStore ledger;
    private final Outages outages;
    private final List<String> violations = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private int samples;
    private int missed;

    InvariantSampler(RunStore ledger, Outages outages) {
        this.ledger = ledger;
        this.outages = outages;
    }

    /** Samples until the thread is interrupted. */
    void run() {
        while (!Thread.currentThread().isInterrupted()) {
            sample();
            Pause.of(GAP);
        }
    }

    /** Takes one sample. */
    synchronized void sample() {
        try {
            Map<String, Long> broken = ledger.violations();
            samples++;
            if (!broken.isEmpty()) {
                violations.add("sample " + samples + ": " + broken);
            }
        } catch (SQLException unread) {
            if (outages.isAway(Target.POSTGRESQL.key())) {
                missed++;
            } else if (!Thread.currentThread().isInterrupted()) { // which ends a connection, and is the end of the run
                failures.add("sample " + (samples + 1) + " could not be taken: " + unread.getMessage());
            }
        }
    }

    synchronized boolean holds() {
        return violations.isEmpty() && failures.isEmpty() && samples > 0;
    }

    /** In a few words. */
    synchronized String words() {
        return "%d samples, %d with a violation, %d missed while PostgreSQL was away"
                .formatted(samples, violations.size(), missed);
    }

    synchronized List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(words()));
        lines.addAll(violations);
        lines.addAll(failures);
        return lines;
    }
}
