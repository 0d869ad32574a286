package io.creatorfleet.local;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts everything that does not run. */
@Command(
        name = "up",
        description = "Start everything that does not run, and wait until it is ready.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

    @Mixin
    private Location location = new Location();

    @Override
    public Integer call() {
        location.up();
        System.out.println("The fleet is up: " + location.gateway() + "/docs");
        return 0;
    }
}
