package io.creatorfleet.cli.jobs;

import io.creatorfleet.cli.creators.Platform;
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
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists jobs. */
@Command(
        name = "jobs",
        description = "List jobs, the newest first.",
        footer = {
            "  deploy/fleet jobs --state running",
            "  deploy/fleet jobs --state incomplete --all --json | jq -r .id"
        })
public final class JobsCommand implements Callable<Integer> {

    private enum State {
        ACCEPTED,
        RUNNING,
        SUCCEEDED,
        INCOMPLETE,
        FAILED,
        CANCELLED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private enum Lane {
        INTERACTIVE,
        BACKGROUND;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(names = "--state", paramLabel = "STATE", description = "Only those that are ${COMPLETION-CANDIDATES}.")
    private @Nullable State state;

    @Option(names = "--platform", paramLabel = "PLATFORM", description = "Only those of ${COMPLETION-CANDIDATES}.")
    private @Nullable Platform platform;

    @Option(
            names = "--lane",
            paramLabel = "LANE",
            description = "Only those that somebody waits for (interactive), or nobody (background).")
    private @Nullable Lane lane;

    @Mixin
    private Extent extent = new Extent();

    @Mixin
    private Session session = new Session();

    @Override
    public Integer call() {
        Address address = Address.of("/api/jobs")
                .with("state", state)
                .with("platform", platform)
                .with("lane", lane);
        Listing jobs = new Listing(session.gateway(), address, "jobs", extent.most());
        Table table = new Table(
                session.terminal(),
                Column.of("JOB", 36),
                Column.state("STATE", 10),
                Column.of("CREATOR", 20),
                Column.of("PURPOSE", 9),
                Column.number("DONE", 9),
                Column.number("DEAD", 5),
                Column.number("BYTES", 9),
                Column.of("CREATED", 14),
                Column.of("REASON", 20));
        extent.print(session, jobs, job -> row(table, job));
        return ExitCode.OK;
    }

    private static void row(Table table, Fields job) {
        Progress progress = Progress.of(job);
        long dead = progress.dead();
        table.row(
                job.text("id"),
                job.text("state"),
                job.text("username"),
                job.text("purpose"),
                progress.done() + dead + "/" + (progress.done() + dead + progress.open()),
                dead,
                Quantity.bytes(progress.bytes()),
                Quantity.ago(job.time("created_at"), Instant.now()),
                job.text("reason"));
    }
}
