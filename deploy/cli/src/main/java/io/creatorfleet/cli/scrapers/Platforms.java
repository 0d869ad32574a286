package io.creatorfleet.cli.scrapers;

import io.creatorfleet.cli.creators.Platform;
import io.creatorfleet.cli.gateway.Address;
import io.creatorfleet.cli.gateway.Gateway;
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

    /** What the gateway answers when it is told to do that, with the platform that it is about. */
    static JsonNode tell(Gateway gateway, Platform platform, String what) {
        return gateway.post(address(platform, what), gateway.json().createObjectNode());
    }
}
