package io.creatorfleet.local.audit;

import java.util.List;
import java.util.Map;

/**
 * The ledger as it was at one instant.
 *
 * @param accounts figures that are kept twice
 * @param jobs how many jobs are in each state
 * @param tasks how many tasks of each kind are in each state
 * @param violations what must never be
 */
record Ledger(
        List<Account> accounts,
        Map<String, Long> jobs,
        Map<String, Map<String, Long>> tasks,
        List<Violation> violations) {

    /** What is claimed of the tasks, and what is found of them. */
    record Account(String name, long claimed, long found) {

        boolean balances() {
            return claimed == found;
        }
    }

    /**
     * A broken rule.
     *
     * @param subjects the first of the rows that break it
     */
    record Violation(String name, long rows, List<String> subjects) {}

    boolean balances() {
        return violations.isEmpty() && accounts.stream().allMatch(Account::balances);
    }
}
