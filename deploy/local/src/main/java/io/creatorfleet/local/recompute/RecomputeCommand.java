package io.creatorfleet.local.recompute;

import io.creatorfleet.local.JsonClient;
import io.creatorfleet.local.Location;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Has all analytics computed anew. */
@Command(
        name = "recompute",
        description = "Compute the analytics of all creators anew, from the rows held, and show how far it is."
                + " Ends with 0 only when all of them were computed.",
        mixinStandardHelpOptions = true)
public final class RecomputeCommand implements Callable<Integer> {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Mixin
    private Location location = new Location();

    @Override
    public Integer call() throws InterruptedException {
        JsonClient gateway = new JsonClient(URI.create(location.gateway()), LIMIT);
        return new Recomputation(gateway, System.out).run() ? 0 : 1;
    }
}
