package io.creatorfleet.local.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The ledger for people to read: a line an account, a table of tasks, and the judgement last. */
record Balance(Ledger ledger) {

    private static final List<String> STATES = List.of("ready", "queued", "running", "done", "dead", "cancelled");

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("%-36s %12s %12s".formatted("ACCOUNT", "CLAIMED", "FOUND"));
        ledger.accounts().forEach(account -> lines.add(line(account)));
        lines.add("");
        lines.add(row(
                "TASKS",
                STATES.stream().map(state -> state.toUpperCase(Locale.ROOT)).toList()));
        ledger.tasks()
                .forEach((kind, states) -> lines.add(row(
                        kind,
                        STATES.stream()
                                .map(state -> number(states.getOrDefault(state, 0L)))
                                .toList())));
        lines.add("");
        lines.add("Jobs: " + jobs());
        ledger.violations().forEach(violation -> lines.add(line(violation)));
        lines.add(ledger.balances() ? "The ledger balances." : "THE LEDGER DOES NOT BALANCE.");
        return lines;
    }

    private static String line(Ledger.Account account) {
        return "%-36s %12s %12s%s"
                .formatted(
                        account.name(),
                        number(account.claimed()),
                        number(account.found()),
                        account.balances() ? "" : "   differs");
    }

    private static String line(Ledger.Violation violation) {
        boolean all = violation.subjects().size() == violation.rows();
        return "Broken: %s, %s times: %s%s"
                .formatted(
                        violation.name(),
                        number(violation.rows()),
                        String.join(", ", violation.subjects()),
                        all ? "" : ", ...");
    }

    private static String row(String name, List<String> cells) {
        return "%-10s".formatted(name)
                + cells.stream().map(cell -> " %10s".formatted(cell)).collect(Collectors.joining());
    }

    private String jobs() {
        return ledger.jobs().isEmpty()
                ? "none"
                : ledger.jobs().entrySet().stream()
                        .map(state -> number(state.getValue()) + " " + state.getKey())
                        .collect(Collectors.joining(", "));
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
