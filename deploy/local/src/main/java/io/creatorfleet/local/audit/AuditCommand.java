package io.creatorfleet.local.audit;

import io.creatorfleet.local.Location;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the accounts of the ledger, or compares the bucket with the rows. */
@Command(
        name = "audit",
        description = "Print the accounts of the ledger: what is claimed beside what is found."
                + " With --objects: compare all objects of the bucket with the rows, and report what differs."
                + " Ends with 1 when something does not balance or differs, with 2 when that could not be found out."
                + " Reads SPRING_DATASOURCE_URL, and FLEET_S3_ENDPOINT and its keys, when those are set.",
        mixinStandardHelpOptions = true)
public final class AuditCommand implements Callable<Integer> {

    private enum Format {
        CSV,
        JSON
    }

    /** What goes with an audit of the objects alone. */
    private static final class Objects {

        // Not read: that it is given is what makes this group be there.
        @SuppressWarnings("UnusedVariable")
        @Option(names = "--objects", required = true, description = "Audit the objects and not the ledger.")
        private boolean wanted;

        @Option(names = "--format", description = "Of the report: csv or json. Default: csv.")
        private @Nullable Format format;

        @Option(names = "--out", paramLabel = "FILE", description = "Where the report goes. Default: here.")
        private @Nullable Path out;

        @Option(
                names = "--repair",
                description = "Have missing and wrong files copied again, put objects without a row aside,"
                        + " abort uploads that nobody ended.")
        private boolean repair;

        List<String> arguments() {
            List<String> arguments = new ArrayList<>(List.of("audit", "--fleet.audit.repair=" + repair));
            if (format != null) {
                arguments.add("--fleet.audit.format=" + format.name().toLowerCase(Locale.ROOT));
            }
            if (out != null) {
                arguments.add("--fleet.audit.out=" + out.toAbsolutePath());
            }
            return arguments;
        }
    }

    @Mixin
    private Location location = new Location();

    @ArgGroup(exclusive = false)
    private @Nullable Objects objects;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (objects != null) {
            return location.mediaWorker(objects.arguments()).start().waitFor();
        }
        Ledger ledger = new LedgerStore(location.database()).read();
        new Balance(ledger).lines().forEach(System.out::println);
        return ledger.balances() ? 0 : 1;
    }
}
