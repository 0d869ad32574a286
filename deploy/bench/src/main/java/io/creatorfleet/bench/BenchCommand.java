package io.creatorfleet.bench;

import io.creatorfleet.bench.console.ConsoleCommand;
import io.creatorfleet.bench.containers.IntakeCommand;
import io.creatorfleet.bench.containers.StartCommand;
import io.creatorfleet.bench.job.JobCommand;
import io.creatorfleet.bench.job.LoopCommand;
import io.creatorfleet.bench.latency.LatencyCommand;
import io.creatorfleet.bench.media.CopyCommand;
import io.creatorfleet.bench.media.MemoryCommand;
import io.creatorfleet.bench.media.ScalingCommand;
import io.creatorfleet.bench.media.SmallCommand;
import io.creatorfleet.bench.media.SourceCommand;
import io.creatorfleet.bench.persistence.PersistenceCommand;
import io.creatorfleet.bench.reads.ReadsCommand;
import io.creatorfleet.bench.scrape.ScrapeCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The benchmarks, one question a command. */
@Command(
        name = "fleet bench",
        description = "Answer one question with a table, on a fleet of its own.",
        subcommands = {
            LatencyCommand.class,
            CopyCommand.class,
            MemoryCommand.class,
            SmallCommand.class,
            ScalingCommand.class,
            PersistenceCommand.class,
            JobCommand.class,
            ReadsCommand.class,
            ConsoleCommand.class,
            IntakeCommand.class,
            StartCommand.class,
            ScrapeCommand.class,
            LoopCommand.class,
            SourceCommand.class
        },
        sortOptions = false)
public final class BenchCommand {

    private BenchCommand() {}

    public static void main(String[] arguments) {
        CommandLine command = new CommandLine(new BenchCommand())
                .setUsageHelpAutoWidth(true)
                .setCaseInsensitiveEnumValuesAllowed(true);
        if (arguments.length == 0) {
            command.usage(System.out);
            return;
        }
        System.exit(command.execute(arguments));
    }
}
