package io.creatorfleet.cli.scrapers;

import io.creatorfleet.cli.session.ExitCode;
import io.creatorfleet.cli.session.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops cycles. */
@Command(
        name = "stop",
        description = "Stop cycles: calls under way end, and no other is made in the background.",
        footer = "  deploy/fleet scrapers stop instagram")
final class StopCommand implements Callable<Integer> {

    @Mixin
    private Platforms platforms = new Platforms();

    @Mixin
    private Session session = new Session();

    @Override
    public Integer call() {
        platforms.tell(session, "stop", "stopped");
        return ExitCode.OK;
    }
}
