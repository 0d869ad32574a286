package io.creatorfleet.cli.queues;

import io.creatorfleet.cli.gateway.Address;
import io.creatorfleet.cli.gateway.Fields;
import io.creatorfleet.cli.gateway.Gateway;
import io.creatorfleet.cli.gateway.Refusal;
import io.creatorfleet.cli.session.ExitCode;
import io.creatorfleet.cli.session.Session;
import java.net.HttpURLConnection;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Ends a pause. */
@Command(
        name = "resume",
        description = {
            "End the pause of a kind of task, or of an upstream whose credential was renewed.",
            "Ends with 1 when it was not paused."
        },
        footer = {"  deploy/fleet resume media", "  deploy/fleet resume instagram"})
public final class ResumeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "A kind of task or an upstream, as queues prints them.")
    private String name = "";

    @Mixin
    private Session session = new Session();

    @Override
    public Integer call() {
        JsonNode answer = resume();
        boolean changed = answer.path("changed").asBoolean(false);
        if (session.isJson()) {
            session.terminal().json(answer);
        } else {
            session.terminal().line(name + (changed ? " goes on." : " was not paused."));
            Pauses.print(session.terminal(), new Fields(answer));
        }
        return changed ? ExitCode.OK : ExitCode.NO;
    }

    private JsonNode resume() {
        Gateway gateway = session.gateway();
        ObjectNode nothing = gateway.json().createObjectNode();
        if (isUpstream(new Fields(gateway.get(Address.of("/api/upstreams"))))) {
            return gateway.post(Address.of("/api/upstreams/%s/resume", name), nothing);
        }
        try {
            return gateway.post(Address.of("/api/queues/%s/resume", name), nothing);
        } catch (Refusal refusal) {
            throw refusal.status() == HttpURLConnection.HTTP_NOT_FOUND
                    ? session.misuse(
                            "There is neither a kind of task nor an upstream %s; deploy/fleet queues prints both"
                                    .formatted(name))
                    : refusal;
        }
    }

    /** Some upstreams have no budget, and are known by their pauses alone. */
    private boolean isUpstream(Fields upstreams) {
        return upstreams.list("upstreams").stream()
                        .anyMatch(budget -> budget.text("upstream").equals(name))
                || upstreams.list("paused").stream()
                        .anyMatch(pause -> pause.text("name").equals(name));
    }
}
