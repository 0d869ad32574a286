package io.creatorfleet.cli.queues;

import io.creatorfleet.cli.gateway.Address;
import io.creatorfleet.cli.gateway.Fields;
import io.creatorfleet.cli.session.ExitCode;
import io.creatorfleet.cli.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Pauses a kind of task. */
@Command(
        name = "pause",
        description = {
            "Pause a kind of task: what runs ends, the rest waits, nothing is lost. Put on record with its reason.",
            "Ends with 1 when the pause is over already once it is on record.",
        },
        footer = {
            "  deploy/fleet pause media --reason \"the bucket moves\" --for 2h",
            "  deploy/fleet pause content --reason \"too many calls\""
        })
public final class PauseCommand implements Callable<Integer> {

    private static final class End {

        @Option(names = "--until", paramLabel = "TIME", description = "Until then, like 2026-01-31T12:00:00Z.")
        private @Nullable Instant until;

        @Option(names = "--for", paramLabel = "SPAN", description = "For so long: 30s, 15m, 2h or 3d.")
        private @Nullable Duration span;

        @Nullable
        Instant instant() {
            return span == null ? until : Instant.now().plus(span);
        }
    }

    @Parameters(
            paramLabel = "KIND",
            description = "profile, content, resolve, analytics, media, sweep, audit or purge.")
    private String kind = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; everybody sees it.")
    private String reason = "";

    @ArgGroup
    private End end = new End();

    @Mixin
    private Session session = new Session();

    @Override
    public Integer call() {
        ObjectNode body = session.gateway().json().createObjectNode().put("reason", reason);
        Instant until = end.instant();
        if (until != null) {
            body.put("until", until.toString());
        }
        JsonNode answer = session.gateway().post(Address.of("/api/queues/%s/pause", kind), body);
        boolean paused = isPaused(new Fields(answer));
        if (session.isJson()) {
            session.terminal().json(answer);
        } else {
            Pauses.print(session.terminal(), new Fields(answer));
        }
        if (!paused) {
            session.notice(kind + " is not paused: the pause that was asked for is over already."
                    + " Its tasks go on; ask again with a later end");
        } else if (!session.isJson()) {
            session.terminal().line("Go on with: deploy/fleet resume " + kind);
        }
        return paused ? ExitCode.OK : ExitCode.NO;
    }

    /** Whether the kind that was asked for is among all that the answer says is paused. */
    private boolean isPaused(Fields answer) {
        return answer.list("paused").stream()
                .anyMatch(pause ->
                        pause.text("scope").equals("kind") && pause.text("name").equals(kind));
    }
}
