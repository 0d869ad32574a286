package io.creatorfleet.cli.scrapers;

import io.creatorfleet.cli.creators.Platform;
import io.creatorfleet.cli.gateway.Address;
import io.creatorfleet.cli.gateway.Fields;
import io.creatorfleet.cli.session.Session;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** The platforms whose cycles are meant: all unless some are named. */
final class Platforms {

    @Parameters(arity = "0..*", paramLabel = "PLATFORM", description = "${COMPLETION-CANDIDATES}. Default: each.")
    private List<Platform> named = new ArrayList<>();

    List<Platform> meant() {
        return named.isEmpty() ? List.of(Platform.values()) : named;
    }

    static Address address(Platform platform, String what) {
        return Address.of("/api/%s/scraper/" + what, platform);
    }

    /** Has the cycles do something, and says of each what came of it, or that it had been so before. */
    void tell(Session session, String what, String done) {
        for (Platform platform : meant()) {
            JsonNode answer = session.gateway()
                    .post(address(platform, what), session.gateway().json().createObjectNode());
            if (session.isJson()) {
                session.terminal().json(answer);
            } else {
                String when = new Fields(answer).is("changed") ? "is %s now." : "was %s before.";
                session.terminal().line(platform + " " + when.formatted(done));
            }
        }
    }
}
