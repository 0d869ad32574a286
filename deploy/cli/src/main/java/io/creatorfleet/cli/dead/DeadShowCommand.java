package io.creatorfleet.cli.dead;

import io.creatorfleet.cli.gateway.Address;
import io.creatorfleet.cli.gateway.Fields;
import io.creatorfleet.cli.output.Quantity;
import io.creatorfleet.cli.output.SafeText;
import io.creatorfleet.cli.output.Style;
import io.creatorfleet.cli.output.Terminal;
import io.creatorfleet.cli.session.ExitCode;
import io.creatorfleet.cli.session.Session;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Shows a dead task with its history. */
@Command(
        name = "show",
        description =
                "Show a dead task: why it died, what it was about, each attempt. One that came back shows it still.",
        footer = {"  deploy/fleet dead show 4711", "  deploy/fleet dead show 4711 --json | jq .history"})
final class DeadShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "TASK", description = "The number of the task, as dead list prints it.")
    private long task;

    @Mixin
    private Session session = new Session();

    @Override
    public Integer call() {
        JsonNode answer = session.gateway().get(Address.of("/api/dead/tasks/%s", task));
        if (session.isJson()) {
            session.terminal().json(answer);
        } else {
            print(session.terminal(), new Fields(answer));
        }
        return ExitCode.OK;
    }

    private static void print(Terminal terminal, Fields detail) {
        Fields task = detail.at("task");
        Instant now = Instant.now();
        terminal.line("%s  %s  %s"
                .formatted(
                        terminal.styled(Style.BOLD, "task " + SafeText.of(task.text("id"))),
                        terminal.styled(Style.ofState(task.text("state")), SafeText.of(task.text("state"))),
                        SafeText.of(task.text("text"))));
        line(
                terminal,
                "kind",
                "%s, lane %s, upstream %s".formatted(task.text("kind"), detail.text("lane"), detail.text("upstream")));
        line(terminal, "about", "%s on %s".formatted(task.text("subject"), task.text("platform")));
        line(terminal, "job", task.text("job"));
        line(terminal, "failure", task.text("failure"));
        line(terminal, "fingerprint", task.text("fingerprint"));
        line(terminal, "created", Quantity.ago(task.time("created_at"), now));
        line(terminal, "died", Quantity.ago(task.time("died_at"), now));
        Fields dismissal = task.at("dismissal");
        if (dismissal.has("at")) {
            line(terminal, "dismissed", Quantity.ago(dismissal.time("at"), now) + ": " + dismissal.text("reason"));
        }
        line(terminal, "payload", detail.node().path("payload").toString());
        for (Fields attempt : detail.list("history")) {
            terminal.line("  attempt %s  %s  %s"
                    .formatted(
                            SafeText.of(attempt.text("attempt")),
                            SafeText.of(attempt.text("at")),
                            SafeText.of(attempt.text("worker"))));
            terminal.line("    " + SafeText.of(attempt.text("failure") + ": " + attempt.text("text")));
        }
        terminal.line("");
        terminal.line(terminal.styled(Style.FAINT, "bring it back: deploy/fleet dead replay " + task.count("id")));
    }

    private static void line(Terminal terminal, String label, String text) {
        terminal.line("  %-12s %s".formatted(label, SafeText.of(text)));
    }
}
