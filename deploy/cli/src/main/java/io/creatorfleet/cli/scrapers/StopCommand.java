package io.creatorfleet.cli.scrapers;

import io.creatorfleet.cli.creators.Platform;
import io.creatorfleet.cli.gateway.Fields;
import io.creatorfleet.cli.session.ExitCode;
import io.creatorfleet.cli.session.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

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
        for (Platform platform : platforms.meant()) {
            JsonNode answer = Platforms.tell(session.gateway(), platform, "stop");
            if (session.isJson()) {
                session.terminal().json(answer);
            } else {
                boolean changed = new Fields(answer).is("changed");
                session.terminal().line(platform + (changed ? " is stopped now." : " was stopped before."));
            }
        }
        return ExitCode.OK;
    }
}
