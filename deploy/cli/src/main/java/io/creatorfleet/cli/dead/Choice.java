package io.creatorfleet.cli.dead;

import io.creatorfleet.cli.gateway.Address;
import io.creatorfleet.cli.gateway.Gateway;
import io.creatorfleet.cli.session.Session;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The dead tasks that a command is to do something with: by their numbers, or by a filter. */
final class Choice {

    @Parameters(arity = "0..*", paramLabel = "TASK", description = "Tasks by their numbers, as dead list prints them.")
    private List<Long> tasks = new ArrayList<>();

    @Mixin
    private DeadFilter filter = new DeadFilter();

    @Option(names = "--all", description = "Every dead task.")
    private boolean all;

    @Option(names = "--dry-run", description = "Say what would happen, and do nothing.")
    private boolean dry;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask. Tasks that are named by their numbers are never asked about.")
    private boolean sure;

    boolean isDry() {
        return dry;
    }

    /** Fails unless it is said in one way which tasks are meant. */
    void check(Session session) {
        int ways = (tasks.isEmpty() ? 0 : 1) + (filter.isEmpty() ? 0 : 1) + (all ? 1 : 0);
        if (ways != 1) {
            throw session.misuse(
                    "Which tasks? Say their numbers, or conditions such as --group, or --all: one of the three");
        }
    }

    ObjectNode body(Session session, boolean dryRun) {
        ObjectNode body = session.gateway().json().createObjectNode();
        if (tasks.isEmpty()) {
            ObjectNode chosen = body.putObject("filter");
            filter.fill(chosen);
            if (all) {
                chosen.put("all", true);
            }
        } else {
            ArrayNode ids = body.putArray("ids");
            tasks.forEach(ids::add);
        }
        return body.put("dry_run", dryRun);
    }

    /** Whether the person is asked before anything is done. */
    boolean isAskedAbout() {
        return tasks.isEmpty() && !sure;
    }

    /** What would become of them. */
    JsonNode preview(Session session, Address address, ObjectNode request) {
        Gateway gateway = session.gateway();
        return gateway.post(address, request.deepCopy().put("dry_run", true));
    }

    /** As a person would say it. */
    @Override
    public String toString() {
        return all ? "all dead tasks" : filter.toString();
    }
}
