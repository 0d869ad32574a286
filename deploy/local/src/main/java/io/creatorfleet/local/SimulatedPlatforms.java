package io.creatorfleet.local;

import java.util.Map;

/** The platforms that the simulator of a local fleet stands for, as it is told of itself and as services are told of it. */
final class SimulatedPlatforms {

    static final String USER = "17841400000000001";
    private static final String APPLICATION = "simulated-fleet";
    private static final String LOOTER = "looter.example";

    private final String address;
    private final String secret;

    /** The secret is token, key and password for whoever asks. */
    SimulatedPlatforms(int port, String secret) {
        this.address = "http://127.0.0.1:" + port;
        this.secret = secret;
    }

    /** The simulator's own settings. */
    Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("simulator.public-url", address),
                Map.entry("simulator.signing-key", secret),
                Map.entry("simulator.graph.user-id", USER),
                Map.entry("simulator.graph.token", secret),
                Map.entry("simulator.graph.usage-per-call", "0"),
                Map.entry("simulator.reddit.client-id", APPLICATION),
                Map.entry("simulator.reddit.client-secret", secret),
                Map.entry("simulator.reddit.calls-per-window", "0"),
                Map.entry("simulator.looter.host", LOOTER),
                Map.entry("simulator.looter.key", secret));
    }

    /** What services are told of Instagram and of the files of all; Looter serves once fleet.instagram.sources names it. */
    Map<String, String> properties() {
        return Map.of(
                "fleet.instagram.graph.base-url", address,
                "fleet.instagram.graph.user-id", USER,
                "fleet.instagram.graph.token", secret,
                "fleet.instagram.graph.calls-per-hour", "100000",
                "fleet.instagram.looter.base-url", address + "/looter",
                "fleet.instagram.looter.host", LOOTER,
                "fleet.instagram.looter.key", secret,
                "fleet.media.local", "true");
    }

    /** What services are told of Reddit. */
    Map<String, String> reddit() {
        return Map.of(
                "fleet.reddit.base-url",
                address + "/reddit-oauth",
                "fleet.reddit.token-url",
                address + "/api/v1/access_token",
                "fleet.reddit.client-id",
                APPLICATION,
                "fleet.reddit.client-secret",
                secret,
                "fleet.reddit.user-agent",
                "local:io.creatorfleet:1.0 (by /u/" + APPLICATION + ")",
                "fleet.reddit.calls-per-minute",
                "10000");
    }
}
