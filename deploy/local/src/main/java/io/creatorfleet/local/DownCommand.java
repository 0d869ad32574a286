package io.creatorfleet.local;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Stops everything that was started here. */
@Command(
        name = "down",
        description = "Stop everything that was started here; data stays.",
        mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {

    @Mixin
    private Location location = new Location();

    @Option(names = "--delete-data", description = "Delete databases, messages, objects, logs and secrets too.")
    private boolean deleteData;

    @Override
    public Integer call() {
        location.fleet().down(part -> System.err.println(part.name() + " stopped"));
        if (deleteData) {
            location.folder().delete();
        }
        System.out.println("The fleet is down.");
        return 0;
    }
}
