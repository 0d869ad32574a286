package io.creatorfleet.cli.dead;

import io.creatorfleet.cli.gateway.Address;
import io.creatorfleet.cli.gateway.Fields;
import io.creatorfleet.cli.output.Quantity;
import io.creatorfleet.cli.output.SafeText;
import io.creatorfleet.cli.output.Terminal;
import io.creatorfleet.cli.session.ExitCode;
import io.creatorfleet.cli.session.Session;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Brings dead tasks back. */
@Command(
        name = "replay",
        description = {
            "Bring dead tasks back: those named by number at once, those of a filter at a rate, behind what others wait for.",
            "Nothing comes back twice, however often this is repeated. Ends with 1 when nothing came back."
        },
        footer = {
            "  deploy/fleet dead replay 4711",
            "  deploy/fleet dead replay --group FINGERPRINT --dry-run",
            "  deploy/fleet dead replay --kind media --since 2h --rate 20 --yes"
        })
final class ReplayCommand implements Callable<Integer> {

    private static final Address ADDRESS = Address.of("/api/dead/replay");

    @Mixin
    private Choice choice = new Choice();

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Tasks a second. Default: by numbers at once, by a filter 50.")
    private @Nullable Double rate;

    @Mixin
    private Session session = new Session();

    @Override
    public Integer call() {
        choice.check(session);
        ObjectNode request = choice.body(session, choice.isDry());
        if (rate != null) {
            request.put("rate", rate);
        }
        if (!choice.isDry() && choice.isAskedAbout()) {
            long tasks = replayable(choice.preview(session, ADDRESS, request));
            if (!session.isConfirmed("Bring back %s (%s)?".formatted(Quantity.of(tasks, "task"), choice))) {
                session.notice("Nothing was done.");
                return ExitCode.NO;
            }
        }
        JsonNode answer = session.gateway().post(ADDRESS, request);
        if (session.isJson()) {
            session.terminal().json(answer);
        } else {
            print(session.terminal(), new Fields(answer));
        }
        return replayable(answer) > 0 ? ExitCode.OK : ExitCode.NO;
    }

    private static long replayable(JsonNode answer) {
        return answer.path("would_replay").asLong(0)
                + answer.path("replayed").asLong(0)
                + answer.path("remaining").asLong(0);
    }

    private static void print(Terminal terminal, Fields answer) {
        String pace = answer.has("rate") ? ", %s a second".formatted(answer.text("rate")) : ", at once";
        terminal.line(
                answer.is("dry_run")
                        ? "%d would come back%s; nothing was done".formatted(answer.count("would_replay"), pace)
                        : "%d came back%s".formatted(answer.count("replayed"), pace));
        if (answer.count("remaining") > 0) {
            terminal.line("%d more are left: repeat the command for them".formatted(answer.count("remaining")));
        }
        answer.node()
                .path("not_replayed")
                .properties()
                .forEach(reason -> terminal.line(SafeText.of("%s left alone: %s"
                        .formatted(reason.getValue(), reason.getKey().replace('_', ' ')))));
    }
}
