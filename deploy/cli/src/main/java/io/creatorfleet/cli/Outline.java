package io.creatorfleet.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The commands of {@code deploy/fleet} under headings, those of its other programs among them: one list, whoever runs what. */
public final class Outline {

    /** What another program runs. The starter script goes there. */
    private static final Map<String, String> ELSEWHERE = new LinkedHashMap<>();

    private static final Map<String, List<String>> SECTIONS = new LinkedHashMap<>();

    static {
        elsewhere("up", "Start everything on this machine that does not run.");
        elsewhere("down", "Stop everything that was started here.");
        elsewhere("demo", "Start everything, add creators, watch them come in, verify.");
        elsewhere("status", "Show each part with its process, port and state.");
        elsewhere("logs", "Print the end of a part's log.");
        elsewhere("scale", "Run so many copies of a service.");
        elsewhere("recommend", "Show how many workers are needed, and run as many.");
        elsewhere("compose", "The fleet in containers, with docker compose.");
        elsewhere("key", "Create, list and revoke keys of the API.");
        elsewhere("audit", "Print the accounts of the ledger, or compare the bucket with the rows.");
        elsewhere("recompute", "Compute all analytics anew.");
        elsewhere("test", "Run the whole test suite.");
        elsewhere("chaos", "A fleet of its own in which nearly everything fails, and the account.");
        elsewhere("cycle", "A fleet of its own reads all its creators again within a budget.");
        elsewhere("bench", "List the benchmarks, or run one.");
        elsewhere("completion", "Print a script that completes commands and options in bash and zsh.");
        SECTIONS.put("Take creators in", List.of("add", "watch", "jobs"));
        SECTIONS.put("Look at what is held", List.of("creators", "show", "verify", "export"));
        SECTIONS.put("Operate", List.of("queues", "pause", "resume", "scrapers", "dead", "key", "audit", "recompute"));
        SECTIONS.put(
                "Run a fleet on this machine",
                List.of("up", "down", "demo", "status", "logs", "scale", "recommend", "compose"));
        SECTIONS.put("Prove it", List.of("test", "chaos", "cycle", "bench"));
        SECTIONS.put("Help", List.of("help", "completion"));
    }

    private static void elsewhere(String name, String description) {
        ELSEWHERE.put(name, description);
    }

    private Outline() {}

    /** The commands that other programs run, each in a sentence. */
    public static Map<String, String> elsewhere() {
        return Map.copyOf(ELSEWHERE);
    }

    /** Every command that is listed. */
    public static Set<String> listed() {
        return SECTIONS.values().stream().flatMap(List::stream).collect(Collectors.toSet());
    }

    /** The list, as help shows it. */
    static String text(Help help) {
        StringBuilder text = new StringBuilder();
        SECTIONS.forEach((heading, names) -> {
            text.append("%n%s:%n".formatted(heading));
            Help.TextTable table = Help.TextTable.forColumns(
                    help.colorScheme(),
                    new Help.Column(13, 2, Help.Column.Overflow.SPAN),
                    new Help.Column(help.commandSpec().usageMessage().width() - 13, 2, Help.Column.Overflow.WRAP));
            names.forEach(name -> table.addRowValues(
                    help.colorScheme().commandText(name), help.colorScheme().text(description(help, name))));
            text.append(table);
        });
        return text.toString();
    }

    private static String description(Help help, String name) {
        CommandLine command =
                Objects.requireNonNull(help.commandSpec().subcommands().get(name), name);
        UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        String[] lines = usage.header().length > 0 ? usage.header() : usage.description();
        // What follows explains it, in the command's own help.
        return lines[0].replaceFirst("[:;].*", ".");
    }
}
