package io.creatorfleet.cli.session;

import io.creatorfleet.cli.gateway.Fields;
import io.creatorfleet.cli.gateway.Listing;
import java.util.function.Consumer;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** The options that say how much of a list is wanted, and the printing of so much. */
public final class Extent {

    @Option(
            names = {"-n", "--limit"},
            paramLabel = "N",
            defaultValue = "50",
            description = "How many at most. Default: ${DEFAULT-VALUE}.")
    private long limit;

    @Option(names = "--all", description = "All of them, however many.")
    private boolean all;

    public long most() {
        return all ? Long.MAX_VALUE : limit;
    }

    /** Prints entries as they come. */
    public void print(Session session, Listing list, Consumer<Fields> row) {
        long printed = 0;
        while (list.hasNext()) {
            JsonNode entry = list.next();
            printed++;
            if (session.isJson()) {
                session.terminal().json(entry);
            } else {
                row.accept(new Fields(entry));
            }
        }
        conclude(session, printed, list.hasMore());
    }

    private void conclude(Session session, long printed, boolean more) {
        if (printed == 0 && !session.isJson()) {
            session.notice("There are none.");
        } else if (more) {
            session.notice("These are the first %d. More: --limit N, or --all".formatted(printed));
        }
    }
}
