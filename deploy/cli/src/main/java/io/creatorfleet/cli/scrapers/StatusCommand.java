package io.creatorfleet.cli.scrapers;

import io.creatorfleet.cli.creators.Platform;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows cycles. */
@Command(
        name = "status",
        description = {
            "Show cycles: what is wanted and what is, how far each is, its calls today, what last went wrong.",
            "Ends with 1 when one that should run does not."
        },
        footer = {"  deploy/fleet scrapers status", "  deploy/fleet scrapers status reddit --json | jq .status"})
final class StatusCommand implements Callable<Integer> {

    @Mixin
    private Platforms platforms = new Platforms();

    @Mixin
    private Session session = new Session();

    @Override
    public Integer call() {
        boolean good = true;
        for (Platform platform : platforms.meant()) {
            JsonNode status = session.gateway().get(Platforms.address(platform, "status"));
            JsonNode cycle = session.gateway().get(Platforms.address(platform, "cycle-status"));
            if (session.isJson()) {
                ObjectNode both = session.gateway().json().createObjectNode().put("platform", platform.toString());
                both.set("status", status);
                both.set("cycle", cycle);
                session.terminal().json(both);
            } else {
                print(session.terminal(), platform, new Fields(status), new Fields(cycle));
            }
            good &= !"stalled".equals(new Fields(status).text("status"));
        }
        return good ? ExitCode.OK : ExitCode.NO;
    }

    private static void print(Terminal terminal, Platform platform, Fields status, Fields cycle) {
        Instant now = Instant.now();
        String state = status.text("status");
        String reason = status.has("reason") ? ": " + status.text("reason") : "";
        terminal.line("%s  %s%s  wanted: %s, since %s"
                .formatted(
                        terminal.styled(Style.BOLD, platform.toString()),
                        terminal.styled(Style.ofState(state), SafeText.of(state)),
                        SafeText.of(reason),
                        SafeText.of(status.text("desired")),
                        Quantity.ago(status.time("changed_at"), now)));
        terminal.line("  due %s, in progress %s, done this cycle %s, calls today %s"
                .formatted(
                        Quantity.count(status.number("creators_due")),
                        Quantity.count(status.number("in_progress")),
                        Quantity.count(status.number("done_this_cycle")),
                        Quantity.count(status.number("calls_today"))));
        terminal.line("  cycle %s, begun %s: %s of %s creators wait, %s failed"
                .formatted(
                        Quantity.count(cycle.number("cycle")),
                        Quantity.ago(cycle.time("started_at"), now),
                        Quantity.count(cycle.number("waiting")),
                        Quantity.count(cycle.number("creators")),
                        Quantity.count(cycle.number("failed"))));
        Fields error = status.at("last_error");
        if (error.has("message")) {
            terminal.line("  last error %s: %s"
                    .formatted(Quantity.ago(error.time("at"), now), SafeText.of(error.text("message"))));
        }
    }
}
