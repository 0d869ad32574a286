package io.creatorfleet.local;

import io.creatorfleet.local.audit.AuditCommand;
import io.creatorfleet.local.chaos.ChaosCommand;
import io.creatorfleet.local.cycle.CycleCommand;
import io.creatorfleet.local.demo.DemoCommand;
import io.creatorfleet.local.recommend.RecommendCommand;
import io.creatorfleet.local.recompute.RecomputeCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The commands of {@code deploy/fleet} that are about this machine's processes, files and keys. */
@Command(
        name = "fleet",
        description = "Creator Fleet on this machine.",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            ScaleCommand.class,
            RecommendCommand.class,
            DemoCommand.class,
            AuditCommand.class,
            RecomputeCommand.class,
            KeyCommand.class,
            ChaosCommand.class,
            CycleCommand.class,
            CompletionCommand.class,
            S3ServerCommand.class,
            RehearseCommand.class,
            HelpCommand.class
        },
        sortOptions = false)
public final class FleetCommand {

    FleetCommand() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new FleetCommand())
                .setExecutionExceptionHandler((failure, command, parsed) -> refuse(failure, command))
                .setUsageHelpAutoWidth(true)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    /** What went wrong, in words; where, only for those who ask for it. */
    private static int refuse(Exception failure, CommandLine command) {
        command.getErr().println(failure.getMessage());
        if (System.getenv("FLEET_TRACE") != null) {
            failure.printStackTrace(command.getErr());
        }
        return command.getCommandSpec().exitCodeOnExecutionException();
    }
}
