package io.creatorfleet.cli.dead;

import io.creatorfleet.cli.gateway.Address;
import io.creatorfleet.cli.gateway.Fields;
import io.creatorfleet.cli.output.Quantity;
import io.creatorfleet.cli.session.ExitCode;
import io.creatorfleet.cli.session.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts dead tasks aside. */
@Command(
        name = "dismiss",
        description = {
            "Put dead tasks aside: they stay dead, leave the list, and no replay of a filter brings them back.",
            "One named by its number does come back, with dead replay. Ends with 1 when none was put aside."
        },
        footer = {
            "  deploy/fleet dead dismiss 4711 --reason \"the account is gone\"",
            "  deploy/fleet dead dismiss --group FINGERPRINT --reason \"fixed elsewhere\" --dry-run"
        })
final class DismissCommand implements Callable<Integer> {

    private static final Address ADDRESS = Address.of("/api/dead/dismiss");

    @Mixin
    private Choice choice = new Choice();

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            description = "Why; it is kept with each of them.")
    private String reason = "";

    @Mixin
    private Session session = new Session();

    @Override
    public Integer call() {
        choice.check(session);
        ObjectNode request = choice.body(session, choice.isDry()).put("reason", reason);
        if (!choice.isDry() && choice.isAskedAbout()) {
            long tasks = choice.preview(session, ADDRESS, request)
                    .path("would_dismiss")
                    .asLong(0);
            if (!session.isConfirmed("Put %s aside (%s)?".formatted(Quantity.of(tasks, "task"), choice))) {
                session.notice("Nothing was done.");
                return ExitCode.NO;
            }
        }
        JsonNode answer = session.gateway().post(ADDRESS, request);
        if (session.isJson()) {
            session.terminal().json(answer);
        } else {
            session.terminal().line(sentence(new Fields(answer)));
        }
        return answer.path("would_dismiss").asLong(0) + answer.path("dismissed").asLong(0) > 0
                ? ExitCode.OK
                : ExitCode.NO;
    }

    private static String sentence(Fields answer) {
        String done = answer.is("dry_run")
                ? "%d would be put aside; nothing was done".formatted(answer.count("would_dismiss"))
                : "%d put aside".formatted(answer.count("dismissed"));
        long others = answer.count("not_dismissed");
        return others == 0 ? done : done + "; %d are not dead, or are aside already".formatted(others);
    }
}
