package io.creatorfleet.cli;

import io.creatorfleet.cli.creators.CreatorsCommand;
import io.creatorfleet.cli.creators.ShowCommand;
import io.creatorfleet.cli.creators.VerifyCommand;
import io.creatorfleet.cli.dead.DeadCommand;
import io.creatorfleet.cli.export.ExportCommand;
import io.creatorfleet.cli.jobs.AddCommand;
import io.creatorfleet.cli.jobs.JobsCommand;
import io.creatorfleet.cli.jobs.WatchCommand;
import io.creatorfleet.cli.queues.PauseCommand;
import io.creatorfleet.cli.queues.QueuesCommand;
import io.creatorfleet.cli.queues.ResumeCommand;
import io.creatorfleet.cli.scrapers.ScrapersCommand;
import io.creatorfleet.cli.session.ExitCode;
import io.creatorfleet.cli.session.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;

/** The program: {@code deploy/fleet} with a command that a fleet answers. */
@Command(
        name = FleetClient.NAME,
        description = "Creator Fleet takes in social-media creators: profiles, content, every file, analytics.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "  deploy/fleet demo                     # see all of it work here",
            "  deploy/fleet up && deploy/fleet add spacex --niche Space --watch",
            "  deploy/fleet add --help               # options and examples of a command",
            "  source <(deploy/fleet completion)     # complete with Tab"
        })
public final class FleetClient {

    /** As people type it: examples and usages are there to be copied. */
    static final String NAME = "deploy/fleet";

    /** What this program itself runs. */
    private static final Map<String, Class<?>> COMMANDS = Map.ofEntries(
            Map.entry("add", AddCommand.class),
            Map.entry("watch", WatchCommand.class),
            Map.entry("jobs", JobsCommand.class),
            Map.entry("creators", CreatorsCommand.class),
            Map.entry("show", ShowCommand.class),
            Map.entry("verify", VerifyCommand.class),
            Map.entry("export", ExportCommand.class),
            Map.entry("queues", QueuesCommand.class),
            Map.entry("pause", PauseCommand.class),
            Map.entry("resume", ResumeCommand.class),
            Map.entry("scrapers", ScrapersCommand.class),
            Map.entry("dead", DeadCommand.class),
            Map.entry("rehearse", RehearseCommand.class),
            Map.entry("help", HelpCommand.class));

    private static final String PARAGRAPH = "%n";
    private static final int LEAST_WIDTH = 80;
    private static final int MOST_WIDTH = 110;

    // Read by picocli: it makes the option known.
    @SuppressWarnings("UnusedVariable")
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this.")
    private boolean help;

    private FleetClient() {}

    public static void main(String[] arguments) {
        // What was sent is not sent a second time behind our back.
        System.setProperty("sun.net.http.retryPost", "false");
        System.exit(commandLine(arguments).execute(arguments));
    }

    /** All commands, each with its options. */
    public static CommandLine commandLine() {
        CommandLine root = root(Help.Ansi.OFF);
        COMMANDS.forEach(root::addSubcommand);
        return ready(root);
    }

    /**
     * The commands, ready to be given these arguments. One alone has its options: to find those of all takes longer than
     * most commands do.
     */
    static CommandLine commandLine(String... arguments) {
        CommandLine root = root(ansi(arguments));
        String wanted = arguments.length == 0 ? "help" : arguments[0];
        COMMANDS.forEach((name, type) -> {
            Command told = Objects.requireNonNull(type.getAnnotation(Command.class));
            if (name.equals(wanted)) {
                root.addSubcommand(name, type);
            } else if (!told.hidden()) {
                root.addSubcommand(name, listed(name, told.header().length > 0 ? told.header() : told.description()));
            }
        });
        return ready(root);
    }

    private static CommandLine root(Help.Ansi ansi) {
        return new CommandLine(new FleetClient()).setColorScheme(Help.defaultColorScheme(ansi));
    }

    private static CommandLine ready(CommandLine root) {
        Outline.elsewhere().forEach((name, description) -> root.addSubcommand(name, listed(name, description)));
        root.registerConverter(Moment.class, text -> Moment.of(text, Instant.now()))
                .registerConverter(Duration.class, Moment::span)
                .setCaseInsensitiveEnumValuesAllowed(true)
                // A name may begin with an at sign.
                .setExpandAtFiles(false)
                .setParameterExceptionHandler(Failures::misused)
                .setExecutionExceptionHandler(Failures::failed)
                .setUsageHelpWidth(width());
        explain(root.getCommandSpec());
        root.getCommandSpec().usageMessage().commandListHeading("");
        root.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, Outline::text);
        return root;
    }

    private static CommandSpec listed(String name, String... description) {
        CommandSpec command = CommandSpec.create().name(name);
        command.usageMessage().description(description);
        return command;
    }

    private static Help.Ansi ansi(String... arguments) {
        boolean colour = Integer.getInteger("fleet.columns", 0) > 0
                && Objects.requireNonNullElse(System.getenv("NO_COLOR"), "").isEmpty()
                && Stream.of(arguments).noneMatch("--no-color"::equals);
        return colour ? Help.Ansi.ON : Help.Ansi.OFF;
    }

    // Asked of picocli, it would start another program to find out.
    private static int width() {
        return Math.clamp(Integer.getInteger("fleet.columns", LEAST_WIDTH), LEAST_WIDTH, MOST_WIDTH);
    }

    /** Gives the help of every command its form: examples, and what its exit codes say. */
    private static void explain(CommandSpec command) {
        UsageMessageSpec usage = command.usageMessage();
        usage.sortOptions(false)
                .abbreviateSynopsis(true)
                .descriptionHeading(PARAGRAPH)
                .parameterListHeading(PARAGRAPH)
                .optionListHeading(PARAGRAPH)
                .commandListHeading(PARAGRAPH + "Commands:" + PARAGRAPH)
                .exitCodeListHeading(PARAGRAPH + "Exit codes:" + PARAGRAPH)
                .exitCodeList(UsageMessageSpec.keyValuesMap(ExitCode.MEANINGS.toArray(String[]::new)));
        if (usage.footer().length > 0) {
            usage.footerHeading(PARAGRAPH + "Examples:" + PARAGRAPH);
        }
        command.subcommands().values().forEach(sub -> explain(sub.getCommandSpec()));
    }
}
