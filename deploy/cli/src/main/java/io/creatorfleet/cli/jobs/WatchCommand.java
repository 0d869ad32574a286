package io.creatorfleet.cli.jobs;

import io.creatorfleet.cli.session.Session;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Watches jobs. */
@Command(
        name = "watch",
        description = {
            "Watch jobs until they have ended: bars with rate and time left on a terminal, lines elsewhere.",
            "A restart of the gateway is waited out. Ctrl-C ends the watch, not the job."
        },
        footer = {
            "  deploy/fleet watch 0199a7d2-5c1e-7f10-9a64-3b1f0c2d4e5f",
            "  deploy/fleet watch JOB --json | jq -r .state"
        })
public final class WatchCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "JOB", description = "Jobs by their ids, as add and jobs print them.")
    private List<UUID> jobs = List.of();

    @Mixin
    private Session session = new Session();

    @Override
    public Integer call() throws InterruptedException {
        List<String> ids = jobs.stream().map(UUID::toString).distinct().toList();
        String title = ids.size() == 1 ? "job " + ids.getFirst() : ids.size() + " jobs";
        return new Watch(session, title, ids).run(false);
    }
}
