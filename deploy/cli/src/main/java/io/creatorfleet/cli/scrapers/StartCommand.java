package io.creatorfleet.cli.scrapers;

import io.creatorfleet.cli.session.ExitCode;
import io.creatorfleet.cli.session.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts cycles. */
@Command(
        name = "start",
        description = "Start cycles: each goes on where it was.",
        footer = "  deploy/fleet scrapers start instagram")
final class StartCommand implements Callable<Integer> {

    @Mixin
    private Platforms platforms = new Platforms();

    @Mixin
    private Session session = new Session();

    @Override
    public Integer call() {
        platforms.tell(session, "start", "running");
        return ExitCode.OK;
    }
}
