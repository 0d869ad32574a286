package io.creatorfleet.local;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Has as many copies of a service run as are asked for. */
@Command(
        name = "scale",
        description =
                "Run so many copies of a service: start those that are missing, or have the last ones end their work"
                        + " and stop. Kept: 'up' starts as many, until told otherwise.",
        mixinStandardHelpOptions = true)
final class ScaleCommand implements Callable<Integer> {

    @Mixin
    private Location location = new Location();

    @Parameters(
            index = "0",
            paramLabel = "SERVICE",
            description = "profile-worker, content-worker, media-worker or api-gateway.")
    private String service = "";

    @Parameters(index = "1", paramLabel = "COPIES", description = "0 to 20. With 0 its work waits in the ledger.")
    private int copies;

    @Override
    public Integer call() {
        boolean up = location.scale(service, copies);
        System.out.printf(
                up ? "%2$d of %1$s run.%n" : "The fleet is down: its next start has %2$d of %1$s.%n", service, copies);
        return 0;
    }
}
