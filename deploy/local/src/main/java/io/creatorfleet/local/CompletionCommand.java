package io.creatorfleet.local;

import io.creatorfleet.cli.FleetClient;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Prints a script that completes the commands of {@code deploy/fleet}, whichever program runs them. */
@Command(
        name = "completion",
        description = "Print a script that completes commands and options: source <(deploy/fleet completion)."
                + " For bash, and for zsh as it is.",
        mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        System.out.println(AutoComplete.bash("fleet", everyCommand()));
        return 0;
    }

    /** Those of the client, with the ones of this program in the places it keeps for them. */
    static CommandLine everyCommand() {
        CommandLine all = FleetClient.commandLine();
        new CommandLine(new FleetCommand()).getSubcommands().forEach((name, command) -> {
            if (all.getCommandSpec().subcommands().containsKey(name)
                    && !command.getCommandSpec().usageMessage().hidden()
                    && !name.equals("help")) {
                all.getCommandSpec().removeSubcommand(name);
                all.addSubcommand(name, command);
            }
        });
        return all;
    }
}
