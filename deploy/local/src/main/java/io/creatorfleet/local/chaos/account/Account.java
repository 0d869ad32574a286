package io.creatorfleet.local.chaos.account;

import io.creatorfleet.backing.Database;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The account of a run whose work has ended: whether nothing is lost, nothing is there twice and nothing differs. */
public final class Account {

    private final List<String> lines;
    private final boolean balances;

    private Account(List<String> lines, boolean balances) {
        this.lines = List.copyOf(lines);
        this.balances = balances;
    }

    /**
     * Takes the account. It reads every object, so it is for a fleet at rest.
     *
     * @param bucketFolder where the S3 server keeps the objects of the fleet's bucket
     * @param simulator its address
     * @param accepted names of the creators whose addition was accepted
     * @param planted whether a creator was planted to fail: it owes nothing, and its tasks may be dead
     */
    public static Account of(
            Database database, Path bucketFolder, URI simulator, List<String> accepted, Predicate<String> planted) {
        Set<String> names = new LinkedHashSet<>(accepted);
        List<String> owed = names.stream().filter(planted.negate()).toList();
        ObjectFolder objects = new ObjectFolder(bucketFolder);
        Differences differences = new Differences();
        List<String> lines = new ArrayList<>();
        lines.add(
                "%-24s%d, %d of them planted to fail".formatted("accepted", names.size(), names.size() - owed.size()));
        try (FleetStore store = new FleetStore(database);
                Simulator truths = new Simulator(simulator)) {
            CreatorCheck check = new CreatorCheck(store, objects, differences);
            owed.forEach(name -> check.check(name, truths.truth(name)));
            lines.add("%-24s%s".formatted("compared", check.text()));
            objects.forEach(
                    keys -> store.withoutRow(keys).forEach(key -> differences.add(Difference.OBJECT_WITHOUT_ROW, key)));
            List<FleetStore.DeadTask> dead = store.deadTasks();
            dead.stream()
                    .filter(task -> !planted.test(task.username()))
                    .forEach(task -> differences.add(Difference.TASK_DEAD, text(task)));
            lines.addAll(differences.lines());
            lines.addAll(deadLines(dead));
        }
        return new Account(lines, differences.none());
    }

    private static String text(FleetStore.DeadTask task) {
        return "%s %d of %s: %s".formatted(task.kind(), task.id(), task.username(), task.reason());
    }

    /** All dead tasks by kind and reason, the planted ones too. */
    private static List<String> deadLines(List<FleetStore.DeadTask> dead) {
        Map<String, Long> reasons = dead.stream()
                .collect(Collectors.groupingBy(
                        task -> task.kind() + ": " + task.reason(), TreeMap::new, Collectors.counting()));
        List<String> lines = new ArrayList<>();
        lines.add("%-24s%d".formatted("dead in all", dead.size()));
        reasons.forEach((reason, count) -> lines.add("    %d of %s".formatted(count, reason)));
        return lines;
    }

    /** The account for people, line by line. */
    public List<String> lines() {
        return lines;
    }

    /** Whether nothing differs. */
    public boolean balances() {
        return balances;
    }
}
