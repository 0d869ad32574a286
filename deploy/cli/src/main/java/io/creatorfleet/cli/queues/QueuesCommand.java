package io.creatorfleet.cli.queues;

import io.creatorfleet.cli.gateway.Address;
import io.creatorfleet.cli.gateway.Fields;
import io.creatorfleet.cli.gateway.Gateway;
import io.creatorfleet.cli.output.Quantity;
import io.creatorfleet.cli.output.Table;
import io.creatorfleet.cli.output.Table.Column;
import io.creatorfleet.cli.output.Terminal;
import io.creatorfleet.cli.session.ExitCode;
import io.creatorfleet.cli.session.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.node.ObjectNode;

/** Shows the queues. */
@Command(
        name = "queues",
        description = {
            "Show what waits and what is done about it: the backlog of each kind of task with its workers and rate,"
                    + " each queue, the budget of each credential, and every pause with its reason."
        },
        footer = {"  deploy/fleet queues", "  deploy/fleet queues --json | jq '.scaling.kinds[] | {kind, backlog}'"})
public final class QueuesCommand implements Callable<Integer> {

    @Mixin
    private Session session = new Session();

    @Override
    public Integer call() {
        Gateway gateway = session.gateway();
        ObjectNode answers = gateway.json().createObjectNode();
        answers.set("scaling", gateway.get(Address.of("/api/scaling")));
        answers.set("queues", gateway.get(Address.of("/api/queues")));
        answers.set("upstreams", gateway.get(Address.of("/api/upstreams")));
        if (session.isJson()) {
            session.terminal().json(answers);
        } else {
            print(session.terminal(), new Fields(answers));
        }
        return ExitCode.OK;
    }

    private static void print(Terminal terminal, Fields answers) {
        kinds(terminal, answers.at("scaling"));
        queues(terminal, answers.at("queues"));
        upstreams(terminal, answers.at("upstreams"));
        Pauses.print(terminal, answers.at("queues"));
    }

    private static void kinds(Terminal terminal, Fields scaling) {
        Table table = new Table(
                terminal,
                Column.of("KIND", 10),
                Column.number("BACKLOG", 9),
                Column.number("WORKERS", 7),
                Column.number("PER SECOND", 10),
                Column.number("GONE IN", 12));
        scaling.list("kinds")
                .forEach(kind -> table.row(
                        kind.text("kind"),
                        Quantity.count(kind.number("backlog")),
                        Quantity.count(kind.number("workers")),
                        Quantity.decimal(
                                kind.has("rate") ? kind.node().path("rate").doubleValue() : 0),
                        kind.count("backlog") == 0 ? "-" : gone(kind)));
    }

    private static String gone(Fields kind) {
        return kind.has("drain_seconds") ? Quantity.seconds(kind.decimal("drain_seconds")) : "never";
    }

    private static void queues(Terminal terminal, Fields queues) {
        terminal.line("");
        Table table = new Table(
                terminal,
                Column.of("QUEUE", 24),
                Column.of("UPSTREAM", 16),
                Column.number("ON THE WAY", 10),
                Column.number("AT MOST", 7),
                Column.number("OLDEST WAITING", 14));
        queues.list("queues")
                .forEach(queue -> table.row(
                        queue.text("kind") + "." + queue.text("lane"),
                        queue.text("upstream"),
                        Quantity.count(queue.number("queued")),
                        Quantity.count(queue.number("window")),
                        queue.is("ready") ? Quantity.seconds(queue.decimal("oldest_ready_seconds")) : "-"));
    }

    private static void upstreams(Terminal terminal, Fields upstreams) {
        if (upstreams.list("upstreams").isEmpty()) {
            return;
        }
        terminal.line("");
        Table table = new Table(
                terminal,
                Column.of("UPSTREAM", 16),
                Column.of("CREDENTIAL", 33),
                Column.number("CALLS LEFT", 10),
                Column.number("AT MOST", 8),
                Column.number("USED", 9));
        upstreams
                .list("upstreams")
                .forEach(budget -> table.row(
                        budget.text("upstream"),
                        budget.text("credential"),
                        Quantity.count(Math.round(budget.node().path("left").asDouble(0))),
                        Quantity.count(Math.round(budget.node().path("capacity").asDouble(0))),
                        Quantity.count(budget.number("used"))));
    }
}
