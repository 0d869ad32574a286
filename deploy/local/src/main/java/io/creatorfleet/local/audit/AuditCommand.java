package io.creatorfleet.local.audit;

import io.creatorfleet.local.Location;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints the accounts of the ledger. */
@Command(
        name = "audit",
        description = "Print the accounts of the ledger: what is claimed beside what is found."
                + " Ends with 1 when they do not balance. Reads SPRING_DATASOURCE_URL when that is set.",
        mixinStandardHelpOptions = true)
public final class AuditCommand implements Callable<Integer> {

    @Mixin
    private Location location = new Location();

    @Override
    public Integer call() {
        Ledger ledger = new LedgerStore(location.database()).read();
        new Balance(ledger).lines().forEach(System.out::println);
        return ledger.balances() ? 0 : 1;
    }
}
