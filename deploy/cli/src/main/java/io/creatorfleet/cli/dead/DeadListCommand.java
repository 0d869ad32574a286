package io.creatorfleet.cli.dead;

import io.creatorfleet.cli.gateway.Address;
import io.creatorfleet.cli.gateway.Fields;
import io.creatorfleet.cli.gateway.Listing;
import io.creatorfleet.cli.output.Quantity;
import io.creatorfleet.cli.output.Table;
import io.creatorfleet.cli.output.Table.Column;
import io.creatorfleet.cli.session.ExitCode;
import io.creatorfleet.cli.session.Extent;
import io.creatorfleet.cli.session.Session;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists dead tasks, by cause or one by one. */
@Command(
        name = "list",
        description = "List dead tasks by cause; with --tasks one by one, those that died last first.",
        footer = {
            "  deploy/fleet dead list --since 2h",
            "  deploy/fleet dead list --tasks --job JOB",
            "  deploy/fleet dead list --tasks --all --json | jq -r .id"
        })
final class DeadListCommand implements Callable<Integer> {

    @Option(names = "--tasks", description = "One by one.")
    private boolean tasks;

    @Option(names = "--dismissed", description = "Those that were put aside, and no others.")
    private boolean dismissed;

    @Mixin
    private DeadFilter filter = new DeadFilter();

    @Mixin
    private Extent extent = new Extent();

    @Mixin
    private Session session = new Session();

    @Override
    public Integer call() {
        Address address = filter.on(Address.of(tasks ? "/api/dead/tasks" : "/api/dead"))
                .with("dismissed", dismissed ? true : null);
        Listing list = new Listing(session.gateway(), address, tasks ? "tasks" : "groups", extent.most());
        if (tasks) {
            Table table = new Table(
                    session.terminal(),
                    Column.number("TASK", 8),
                    Column.of("KIND", 9),
                    Column.of("SUBJECT", 24),
                    Column.of("DIED", 14),
                    Column.of("FINGERPRINT", 16),
                    Column.of("WHY", 40));
            extent.print(session, list, task -> task(table, task));
        } else {
            Table table = new Table(
                    session.terminal(),
                    Column.number("TASKS", 6),
                    Column.of("KIND", 9),
                    Column.of("FINGERPRINT", 16),
                    Column.of("LAST", 14),
                    Column.number("EXAMPLE", 8),
                    Column.of("WHY", 40));
            extent.print(session, list, group -> group(table, group));
        }
        return ExitCode.OK;
    }

    private static void group(Table table, Fields group) {
        Fields example = group.at("example");
        table.row(
                Quantity.count(group.number("count")),
                group.text("kind"),
                group.text("fingerprint"),
                Quantity.ago(group.time("last_seen"), Instant.now()),
                example.text("task"),
                example.text("text"));
    }

    private static void task(Table table, Fields task) {
        table.row(
                task.text("id"),
                task.text("kind"),
                task.text("subject"),
                Quantity.ago(task.time("died_at"), Instant.now()),
                task.text("fingerprint"),
                task.text("text"));
    }
}
