package io.creatorfleet.cli.creators;

import io.creatorfleet.cli.gateway.Fields;
import io.creatorfleet.cli.gateway.Refusal;
import io.creatorfleet.cli.session.ExitCode;
import io.creatorfleet.cli.session.Session;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Shows a creator. */
@Command(
        name = "show",
        description = "Show a creator: profile, what people say of it, analytics, how fresh it is.",
        footer = {"  deploy/fleet show spacex", "  deploy/fleet show r/space --json | jq .analytics.engagement_rate"})
public final class ShowCommand implements Callable<Integer> {

    private static final int SHORTEST_SEARCH = 3;
    private static final int SIMILAR = 5;

    @Parameters(paramLabel = "NAME", description = "An account of Instagram; on Reddit r/NAME or u/NAME.")
    private String name = "";

    @Option(
            names = "--platform",
            paramLabel = "PLATFORM",
            description = "${COMPLETION-CANDIDATES}. Default: as the name says.")
    private @Nullable Platform platform;

    @Mixin
    private Session session = new Session();

    @Override
    public Integer call() {
        CreatorName creator = Names.read(session, name, platform);
        try {
            JsonNode answer = session.gateway().get(creator.address());
            if (session.isJson()) {
                session.terminal().json(answer);
            } else {
                new CreatorText(session.terminal(), Instant.now()).print(new Fields(answer));
            }
            return ExitCode.OK;
        } catch (Refusal refusal) {
            if (refusal.status() != HttpURLConnection.HTTP_NOT_FOUND) {
                throw refusal;
            }
            session.notice(refusal.sentence());
            suggest(creator);
            return ExitCode.NO;
        }
    }

    private void suggest(CreatorName missing) {
        String text = missing.name().replaceFirst("^@", "");
        String part = text.substring(0, Math.min(text.length(), Math.max(SHORTEST_SEARCH, text.length() * 2 / 3)));
        if (part.codePointCount(0, part.length()) >= SHORTEST_SEARCH) {
            List<String> similar = new Fields(session.gateway()
                            .get(missing.kind().list().with("q", part).with("limit", SIMILAR)))
                    .list("creators").stream()
                            .map(found -> found.text("username"))
                            .toList();
            if (!similar.isEmpty()) {
                session.notice("Similar names are held: " + String.join(", ", similar));
            }
        }
        session.notice("Take it in: deploy/fleet add %s --watch".formatted(missing));
    }
}
