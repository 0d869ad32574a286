package io.creatorfleet.cli.scrapers;

import io.creatorfleet.cli.creators.Platform;
import io.creatorfleet.cli.gateway.Fields;
import io.creatorfleet.cli.session.ExitCode;
import io.creatorfleet.cli.session.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

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
        for (Platform platform : platforms.meant()) {
            JsonNode answer = Platforms.tell(session.gateway(), platform, "start");
            if (session.isJson()) {
                session.terminal().json(answer);
            } else {
                boolean changed = new Fields(answer).is("changed");
                session.terminal().line(platform + (changed ? " is running now." : " was running before."));
            }
        }
        return ExitCode.OK;
    }
}
